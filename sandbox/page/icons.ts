import { el, type View } from './view.ts'

const PATHS = {
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-5 16-3-7-8-1z',
  thread: 'M5 5h14v10H10l-4 4v-4H5zM8.5 9h7M8.5 11.8h4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14c1.8 2.5 5.2 2.5 7 0M9 9.5v.5M15 9.5v.5',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  gear: 'M4 8h8M17 8h3M4 16h3M12 16h8M14.5 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9.5 18.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  bolt: 'M13 3L5 14h6l-1 7 8-11h-6z',
  chevron: 'M6 9l6 6 6-6',
} as const

/** A line drawing, hidden from screen readers because its control has a name. */
export function icon(name: keyof typeof PATHS): View {
  return el('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, el('path', { d: PATHS[name] }))
}
