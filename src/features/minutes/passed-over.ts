import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

/** Left out on purpose: the site doesn't show them either, or nothing says that they are minutes. */
const left = ['draft', 'scheduled', 'expired', 'not-minutes'] as const

/** What may be minutes, but not in a form that the bot reads. */
const unread = ['lfs-pointer', 'submodule', 'document', 'pdf', 'web-page', 'notebook', 'other-markup'] as const

export type UnreadKind = (typeof unread)[number]

/** How many files, or submodules, aren't served. */
export type PassedOver = Readonly<Partial<Record<(typeof left)[number] | UnreadKind, number>>>

const endingsOf = {
  document: ['doc', 'docx', 'odt', 'rtf', 'pages', 'pptx', 'odp'],
  pdf: ['pdf'],
  'web-page': ['htm', 'html'],
  notebook: ['ipynb'],
  'other-markup': ['mediawiki', 'wiki', 'textile', 'creole', 'rst', 'adoc', 'asciidoc', 'org', 'mdx'],
} as const

const kindByEnding: ReadonlyMap<string, UnreadKind> = new Map(
  (Object.keys(endingsOf) as (keyof typeof endingsOf)[]).flatMap((kind) => endingsOf[kind].map((ending) => [ending, kind])),
)

/** By the name of a file; undefined for pictures, data and everything else that can't be minutes. */
export function findUnreadKind(name: string): UnreadKind | undefined {
  return kindByEnding.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
}

export function addUp(kinds: Iterable<keyof PassedOver>): PassedOver {
  const counts: Partial<Record<keyof PassedOver, number>> = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** Only what the bot doesn't read. */
export function pickUnread(passedOver: PassedOver): PassedOver {
  return Object.fromEntries(unread.flatMap((kind) => (passedOver[kind] === undefined ? [] : [[kind, passedOver[kind]]])))
}

/** Only Markdown that the bot can't get at. */
export function pickHidden({ 'lfs-pointer': lfs, submodule }: PassedOver): PassedOver {
  return { ...(lfs !== undefined && { 'lfs-pointer': lfs }), ...(submodule !== undefined && { submodule }) }
}

const texts = bilingual({
  en: {
    draft: (count: number) => `${count} ${plural('en', count, 'draft', 'drafts')}`,
    scheduled: (count: number) => `${count} not published yet`,
    expired: (count: number) => `${count} expired`,
    'not-minutes': (count: number) => `${count} without a date or front matter`,
    'lfs-pointer': (count: number) => `${count} in Git LFS`,
    submodule: (count: number) => `${count} ${plural('en', count, 'submodule', 'submodules')}`,
    document: (count: number) => `${count} office ${plural('en', count, 'document', 'documents')}`,
    pdf: (count: number) => `${count} PDF`,
    'web-page': (count: number) => `${count} HTML ${plural('en', count, 'page', 'pages')}`,
    notebook: (count: number) => `${count} Jupyter ${plural('en', count, 'notebook', 'notebooks')}`,
    'other-markup': (count: number) => `${count} in a markup other than Markdown`,
  },
  fr: {
    draft: (count) => fr`${count} ${plural('fr', count, 'ébauche', 'ébauches')}`,
    scheduled: (count) => fr`${count} pas encore en ligne`,
    expired: (count) => fr`${count} ${plural('fr', count, 'expiré', 'expirés')}`,
    'not-minutes': (count) => fr`${count} sans date ni en-tête`,
    'lfs-pointer': (count) => fr`${count} dans Git LFS`,
    submodule: (count) => fr`${count} ${plural('fr', count, 'sous-module', 'sous-modules')}`,
    document: (count) => fr`${count} ${plural('fr', count, 'document', 'documents')} de bureautique`,
    pdf: (count) => fr`${count} PDF`,
    'web-page': (count) => fr`${count} ${plural('fr', count, 'page', 'pages')} HTML`,
    notebook: (count) => fr`${count} ${plural('fr', count, 'carnet', 'carnets')} Jupyter`,
    'other-markup': (count) => fr`${count} dans un autre balisage que Markdown`,
  },
})

/** "2 drafts, 3 PDF"; empty when nothing was passed over. */
export function describePassedOver(passedOver: PassedOver, lang: Lang): string {
  const say = texts[lang]
  return [...left, ...unread]
    .flatMap((kind) => (passedOver[kind] === undefined ? [] : [say[kind](passedOver[kind])]))
    .join(', ')
}
