import { el, type View } from './view.ts'

// White letters have a contrast of at least 4.5 on each (WCAG AA).
const COLOURS = ['#1d4ed8', '#0f766e', '#b45309', '#7e22ce', '#be123c', '#15803d', '#475569']

/** The square with somebody's first letter. The same name always has the same colour. */
export function avatar(name: string, size: 'small' | 'normal' = 'normal'): View {
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)
  const attributes = { class: `avatar avatar-${size}`, 'data-colour': COLOURS[sum % COLOURS.length], 'aria-hidden': 'true' }
  return el('span', attributes, (name.match(/\p{L}|\p{N}/u)?.[0] ?? '?').toUpperCase())
}
