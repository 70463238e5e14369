import { fold } from '../../shared/text/fold.ts'
import { copyString, trimList } from './compact.ts'
import { decodeText } from './decode.ts'
import type { Fields } from './fields.ts'
import { chooseDate, type DateSource, type FileDates } from './file-dates.ts'
import type { FrontMatter } from './front-matter.ts'
import { languageOfMinutes } from './language.ts'
import { findMinuteTaker, isTakerLine } from './minute-taker.ts'
import type { OpenMinutes } from './minutes-text.ts'
import { isQuotable } from './sections.ts'
import { readBeginning, readSheet, type Sheet } from './sheet.ts'
import { type MinutesSite, writePageUrl } from './site-path.ts'
import type { Minutes, MinutesNote } from './types.ts'

export interface MinutesFile {
  /** Path of the file below the folder of minutes. */
  readonly name: string
  readonly text: string | Uint8Array
}

/**
 * `index-page` and `not-minutes` are pages that belong in such a folder. The others are faults: `empty`, `binary`, `no-date`
 * (nothing in the file gives a day), `lfs-pointer` (its text is in Git LFS).
 */
export type RefusedReason = 'index-page' | 'not-minutes' | 'empty' | 'binary' | 'no-date' | 'lfs-pointer'

export type ParsedMinutes =
  /** `opened` is the parsed text. Drop it when you keep the minutes, because it's large. */
  | { readonly ok: true; readonly minutes: Minutes; readonly opened: OpenMinutes }
  | { readonly ok: false; readonly reason: RefusedReason }

/** Reads one file of minutes, however irregular. Never throws. */
export function parseMinutes(file: MinutesFile, site?: MinutesSite): ParsedMinutes {
  if (/(?:^|[\\/])_index\./i.test(file.name)) return refuse('index-page')
  const decoded = decodeText(file.text)
  if (!decoded) return refuse('binary')
  if (decoded.text.trim() === '') return refuse('empty')
  if (decoded.text.startsWith('version https://git-lfs.github.com/spec/')) return refuse('lfs-pointer')
  const sheet = readSheet(file.name, decoded)
  const { name, title, fields } = sheet
  const dates = chooseDate({
    ...{ name, title: title?.text, id: fields.id, date: fields.date },
    path: file.name.replace(/\.\w+$/, ''),
    beginning: readBeginning(sheet),
  })
  const isIndex = (!dates || lateSources.has(dates.chosen.source)) && isIndexName(name, file.name, fields)
  if (isIndex) return refuse('index-page')
  if (!dates) return refuse(sheet.frontMatter ? 'no-date' : 'not-minutes')
  return { ok: true, minutes: describe(sheet, dates, site), opened: sheet.opened }
}

/** An index page often has this kind of date. */
const lateSources: ReadonlySet<DateSource> = new Set<DateSource>(['front-matter', 'folder', 'body'])

function describe(sheet: Sheet, { chosen, disagreements }: FileDates, site: MinutesSite | undefined): Minutes {
  const { file, name, opened, frontMatter, fields, title } = sheet
  const bodyStart = frontMatter?.bodyStart ?? 0
  const language = languageOfMinutes(fields.language, file, { lines: opened.lines, start: bodyStart })
  const place = { file, slug: fields.slug, url: fields.url, title: title?.text ?? name, date: chosen.date, language }
  const url = site && writePageUrl(place, site)
  return {
    file,
    date: chosen.date,
    dateSource: chosen.source,
    disagreements: trimList(disagreements),
    title: copyString(title?.text ?? name),
    titleLine: title?.lineNumber,
    language,
    tags: trimList(fields.tags.map(copyString)),
    id: fields.id === undefined ? undefined : copyString(fields.id),
    draft: fields.draft || fields.unrendered,
    ...(fields.publishDate !== undefined && { publishDate: copyString(fields.publishDate) }),
    ...(fields.expiryDate !== undefined && { expiryDate: copyString(fields.expiryDate) }),
    placeholder: isPlaceholder(opened),
    minuteTaker: findMinuteTaker(opened),
    url,
    notes: trimList(listNotes(frontMatter, fields, sheet.guessed)),
    text: sheet.text,
    bodyStart,
  }
}

function refuse(reason: RefusedReason): ParsedMinutes {
  return { ok: false, reason }
}

/** A page that lists minutes has their type, and often a copied date. Only its name gives it away. */
function isIndexName(name: string, path: string, fields: Fields): boolean {
  const singular = fold(name).replace(/s\b/g, '')
  const ownType = fold(fields.type ?? '').replace(/s$/, '')
  return (
    /(?:^|[\\/])index\.\w+$/i.test(path) ||
    singular === ownType ||
    /^(?:meetup|minute|meeting|archive|rencontre|compte[- ]rendu|proce[- ]verbaux)$/.test(singular)
  )
}

const placeholderLine =
  /^[\s>*_+-]*(?:tb[ad]|todo|n\/?a|(?:more |minutes |notes )?(?:to (?:come|follow|be \w+)|coming soon)|(?:minutes |notes )?pending|placeholder|lorem ipsum.*|(?:compte rendu )?[àa] venir|[àa] (?:compl[ée]ter|suivre)|bient[ôo]t(?: disponible)?|[.…?-]*)[\s.…!*_]*$/i

function isPlaceholder({ lines, outline }: OpenMinutes): boolean {
  return lines.every(
    (line, index) => !isQuotable(outline, index) || isTakerLine(line) || (line.length < 100 && placeholderLine.test(line)),
  )
}

function listNotes(frontMatter: FrontMatter | undefined, fields: Fields, guessed: boolean): readonly MinutesNote[] {
  return [
    ...(frontMatter?.broken === undefined ? [] : [{ kind: 'front-matter-broken', detail: frontMatter.broken } as const]),
    ...fields.misspelt.map((key) => ({ kind: 'misspelt-key', detail: key }) as const),
    ...(guessed ? [{ kind: 'not-utf8', detail: 'read as Windows-1252' } as const] : []),
  ]
}
