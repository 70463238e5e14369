import type { ChatListener, ChatState, IncomingMessage } from '../../../../src/messaging/chat.ts'

/** A listener that remembers everything it receives. */
export interface Recorder extends ChatListener {
  readonly messages: IncomingMessage[]
  readonly texts: readonly string[]
  readonly states: ChatState[]
  /** Resolves when something it receives makes the condition true. Otherwise the test runner's time limit applies. */
  until(holds: (recorder: Recorder) => boolean): Promise<void>
  untilHeard(text: string): Promise<void>
  /** Resolves when the state of that name is entered; `times` counts from the first. */
  untilState(name: ChatState['name'], times?: number): Promise<void>
}

/** `take` may reject, like a listener whose store is down. A message counts as received if it doesn't. */
export function createRecorder(take: (message: IncomingMessage) => Promise<void> = async () => {}): Recorder {
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const check of waiting) check()
  }
  const recorder: Recorder = {
    messages: [],
    states: [],
    get texts() {
      return recorder.messages.map((message) => message.text)
    },
    async message(message) {
      await take(message)
      recorder.messages.push(message)
      // Waiting tests continue once the adapter knows that the message was taken.
      setImmediate(tell)
    },
    state(state) {
      recorder.states.push(state)
      tell()
    },
    until: (holds) =>
      new Promise((resolve) => {
        const check = () => {
          if (!holds(recorder)) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    untilHeard: (text) => recorder.until(() => recorder.texts.includes(text)),
    untilState: (name, times = 1) =>
      recorder.until(() => recorder.states.filter((state) => state.name === name).length >= times),
  }
  return recorder
}
