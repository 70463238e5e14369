import type { Labels } from './labels.ts'
import { el, type View } from './view.ts'

/** What to type to be heard by the bot, and which form the workspace would keep from it. */
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
