import { byTestId } from './dom.ts'
import { icon } from './icons.ts'
import type { Labels } from './labels.ts'
import { patch } from './patch.ts'
import { labelsOf, languageOf, type PageState } from './state.ts'

/** Labels what is in the page from the start, and opens or closes its panels. */
export function renderStatic(state: PageState): void {
  const labels = labelsOf(state)
  document.documentElement.lang = languageOf(state)
  for (const node of document.querySelectorAll<HTMLElement>('[data-text]'))
    node.textContent = textLabel(labels, node.dataset['text'])
  for (const node of document.querySelectorAll<HTMLElement>('[data-label]')) {
    const label = textLabel(labels, node.dataset['label'])
    node.setAttribute('aria-label', label)
    if (node.tagName === 'BUTTON') node.title = label
  }
  for (const node of document.querySelectorAll<HTMLElement>('[data-icon]')) {
    patch(node, icon(node.dataset['icon'] as Parameters<typeof icon>[0]))
  }
  renderOpenParts(state)
  renderComposers(state)
}

function renderOpenParts(state: PageState): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-act="popover"]')) {
    const name = button.dataset['arg'] ?? ''
    const isOpen = state.popover === name
    button.setAttribute('aria-expanded', String(isOpen))
    document.querySelector<HTMLElement>(`#${name}`)?.toggleAttribute('hidden', !isOpen)
  }
  byTestId('app', HTMLElement).classList.toggle('drawer-open', state.drawer)
  byTestId('app', HTMLElement).classList.toggle('thread-open', state.route?.thread !== undefined)
  byTestId('settings-switch', HTMLInputElement).checked = state.allowSlash
}

function renderComposers(state: PageState): void {
  const labels = labelsOf(state)
  const name = state.route === undefined ? '' : `${state.route.kind === 'channel' ? '#' : ''}${state.route.name}`
  nameComposer(byTestId('composer', HTMLTextAreaElement), labels.messageTo(name))
  nameComposer(byTestId('thread-composer', HTMLTextAreaElement), labels.replyHere)
  document.title = `${unreadPrefix(state)}${name === '' ? labels.sandbox : name} · ${labels.sandbox}`
}

function nameComposer(composer: HTMLTextAreaElement, label: string): void {
  composer.placeholder = label
  composer.setAttribute('aria-label', label)
}

function unreadPrefix(state: PageState): string {
  const count = [...state.subscriptions.values()].reduce((total, one) => total + one.unread, 0)
  return count === 0 ? '' : `(${count}) `
}

function textLabel(labels: Labels, key: string | undefined): string {
  const label = labels[key as keyof Labels]
  return typeof label === 'string' ? label : ''
}
