export interface Composer {
  /** Replaces the draft and puts the cursor at its end. */
  replace(text: string): void
}

interface ComposerEvents {
  send(text: string): Promise<void>
  /** The person starts, continues or stops typing. */
  typing(isTyping: boolean): void
  /** A text could not be sent and is back in the field. */
  failed(thrown: unknown): void
}

// A genuine client renews its "typing" every ten seconds.
const TYPING_MS = 10_000

/** Enter sends, Shift+Enter starts a new line. */
export function setUpComposer(form: HTMLFormElement, events: ComposerEvents): Composer {
  const field = form.querySelector('textarea')
  if (field === null) throw new Error('The composer has no text field.')
  const tell = createTypingTeller(field, events.typing)
  const put = (text: string): void => {
    field.value = text
    fitHeight(field)
  }
  const submit = (): void => {
    const text = field.value
    put('')
    tell()
    events.send(text).catch((thrown: unknown) => {
      if (field.value === '') put(text)
      events.failed(thrown)
    })
  }
  field.addEventListener('input', () => {
    fitHeight(field)
    tell()
  })
  field.addEventListener('keydown', (event) => {
    // While an input method composes a character, Enter only accepts it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    submit()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
    field.focus()
  })
  return {
    replace: (text) => {
      put(text)
      field.focus()
    },
  }
}

function fitHeight(field: HTMLTextAreaElement): void {
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}

function createTypingTeller(field: HTMLTextAreaElement, typing: (isTyping: boolean) => void): () => void {
  let toldAt = 0
  return () => {
    const isTyping = field.value.trim() !== ''
    const isNews = isTyping ? Date.now() - toldAt > TYPING_MS : toldAt > 0
    if (!isNews) return
    toldAt = isTyping ? Date.now() : 0
    typing(isTyping)
  }
}
