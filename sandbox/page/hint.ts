import type { Labels } from './labels.ts'
import { el, type View } from './view.ts'

/** What to type for the bot, and which form the workspace wouldn't send. */
export function hintView(labels: Labels, allowSlash: boolean): View[] {
  const code = (text: string): View => el('code', { class: 'sample' }, text)
  const need = allowSlash ? [] : [' ', labels.hintSetting]
  const [root, verb] = labels.hintCall
  return [
    `${labels.hint} `,
    code(`!${root} ${verb}`),
    ' · ',
    code(`@rendezvous ${verb}`),
    ' · ',
    code(`/${root} ${verb}`),
    ...need,
  ]
}
