import type { Button } from '../../messaging/chat.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { type Reply, reply } from '../reply.ts'
import { countOption } from './numbers.ts'

/** `page:2`. */
export const pageOption = countOption({ en: 'page', fr: 'page' })

/** A page needs little scrolling and stays well below the message limit (5,000 by default). In UTF-16 units. */
const mostOnPage = 2_400

const texts = bilingual({
  en: {
    label: () => 'More',
    more: (page: number, pages: number, call: string) => `Page ${page} of ${pages} · more: \`${call}\``,
    last: (page: number, pages: number) => `Page ${page} of ${pages}.`,
    noPage: (pages: number) => `There are only ${pages} pages: this is the last one.`,
  },
  fr: {
    label: () => fr`Suite`,
    more: (page, pages, call) => fr`Page ${page} de ${pages} · suite : \`${call}\``,
    last: (page, pages) => fr`Page ${page} de ${pages}.`,
    noPage: (pages) => fr`Il n'y a que ${pages} pages : voici la dernière.`,
  },
})

interface Asked {
  /** From 1. */
  readonly page: number
  /** The most blocks on a page. */
  readonly most: number
  readonly lang: Lang
  /** The whole command that shows the first page; the next page's command adds a number. */
  readonly call: string
}

interface Paged {
  readonly blocks: readonly string[]
  /** How to see the rest; undefined when everything is on one page. */
  readonly footer: string | undefined
  readonly buttons: readonly Button[]
}

/** One page of what is too long for one message. Blocks are never split across pages. */
export function showPage(blocks: readonly string[], { page, most, lang, call }: Asked): Paged {
  const pages = paginate(blocks, most)
  const shown = Math.min(page, pages.length)
  const say = texts[lang]
  if (pages.length <= 1) return { blocks, footer: undefined, buttons: [] }
  const isLast = shown === pages.length
  const next = `${call} page:${shown + 1}`
  const footer = isLast ? say.last(shown, pages.length) : say.more(shown, pages.length, next)
  return {
    blocks: pages[shown - 1] ?? [],
    footer: page > shown ? say.noPage(pages.length) : footer,
    buttons: isLast ? [] : [{ label: say.label(), command: next }],
  }
}

/** A page as a reply. `lead` comes before the first block of each page, with its own line breaks. */
export function replyWithPage(
  lead: string,
  blocks: readonly string[],
  { between = '\n', ...asked }: Asked & { readonly between?: string },
): Reply<never> {
  const shown = showPage(blocks, asked)
  const footer = shown.footer === undefined ? '' : `\n\n${shown.footer}`
  const text = `${lead}${shown.blocks.join(between)}${footer}`
  return reply(text, shown.buttons.length === 0 ? {} : { buttons: shown.buttons })
}

function paginate(blocks: readonly string[], most: number): readonly (readonly string[])[] {
  const pages: string[][] = []
  let size = 0
  for (const block of blocks) {
    const current = pages.at(-1)
    if (current === undefined || current.length === most || size + block.length > mostOnPage) {
      pages.push([block])
      size = block.length
    } else {
      current.push(block)
      size += block.length
    }
  }
  return pages
}

/** Typed words, to repeat inside a command: on one line, without anything that would end the code around it. */
export function repeatable(typed: string): string {
  return typed
    .slice(0, 200)
    .replace(/[`\s]+/g, ' ')
    .trim()
}
