import { optional, type Positional, taken } from '../../src/command/args/args.ts'
import { oneOf } from '../../src/command/args/choices.ts'
import { wholeNumber } from '../../src/command/args/numbers.ts'
import { person } from '../../src/command/args/person.ts'
import { day } from '../../src/command/args/times.ts'
import type { Caller } from '../../src/command/caller.ts'
import { replyPrivately } from '../../src/command/reply.ts'
import { describeChange, nameChange } from '../../src/features/people/audit-words.ts'
import { systemActor } from '../../src/features/people/system-actor.ts'
import type { Services } from '../../src/features/services.ts'
import { startOfDay } from '../../src/shared/dates/local-time.ts'
import type { PlainDate } from '../../src/shared/dates/plain-date.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { formatMoment } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { fold as foldWord } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const allWords: readonly [string, ...string[]] = ['all', 'tout', 'everything']
const usualLines = 10
const mostLines = 30

type Entry = Awaited<ReturnType<Services['audit']['latest']>>[number]

const texts = bilingual({
  en: {
    headline: (count: number) => `### The last ${count} ${plural('en', count, 'change', 'changes')}`,
    none: () => 'No changes found.',
    forgotten: () => 'a forgotten person',
    bot: () => 'me',
    privateRoom: () => 'a private room',
    direct: () => 'direct message',
  },
  fr: {
    headline: (count) => fr`### ${plural('fr', count, 'La dernière modification', `Les ${count} dernières modifications`)}`,
    none: () => fr`Aucune modification trouvée.`,
    forgotten: () => fr`une personne oubliée`,
    bot: () => fr`moi`,
    privateRoom: () => fr`un salon privé`,
    direct: () => fr`message direct`,
  },
})

export const log = defineCommand({
  name: 'log',
  verbs: { en: ['log'], fr: ['journal'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'who changed what, and when; of one person, before a day, or `all` with what I did by myself',
    fr: fr`qui a modifié quoi, et quand; d'une personne, avant un jour, ou \`tout\` avec ce que j'ai fait de moi-même`,
  },
  examples: {
    en: ['log', 'log 30 @alice', 'log before 2018-04-24', 'log 30 all'],
    fr: ['journal', 'journal 30 @alice', 'journal avant 2018-04-24', 'journal 30 tout'],
  },
  args: {
    count: whenIt((first) => /^\d+$/.test(first) || !isOther(first), wholeNumber(mostLines)),
    who: whenIt((first) => first.startsWith('@'), person()),
    before: beforeDay(),
    all: optional(oneOf({ all: allWords })),
  },
  async run({ audit }, { count = usualLines, who, before, all }, { id, lang, zone, room }) {
    const say = texts[lang]
    const filter = {
      ...(who === undefined ? all !== 'all' && { except: systemActor.id } : { who: who.id }),
      ...(before !== undefined && { before: startOfDay(before, zone) }),
    }
    const entries = await audit.latest(count * mostFolded, filter)
    const lines = fold(entries).slice(0, count)
    if (lines.length === 0) return replyPrivately(say.none())
    const shown = (entry: Entry) => isNamed(entry, { id, room })
    const text = lines.map(({ entry, times }) => writeLine(entry, times, shown(entry), lang, zone))
    return replyPrivately([say.headline(lines.length), ...text].join('\n'))
  },
})

const beforeWords = ['before', 'avant']

function isOther(first: string): boolean {
  return first.startsWith('@') || [...allWords, ...beforeWords].includes(foldWord(first))
}

/** Reads an argument only if the next word looks like one. */
function whenIt<T>(looksRight: (first: string) => boolean, arg: Positional<T>): Positional<T | undefined> {
  return {
    kind: 'positional',
    read(words, context) {
      const first = words.tokens[0]?.text
      return first === undefined || !looksRight(first) ? taken(undefined, 0) : arg.read(words, context)
    },
  }
}

/** `before 2018-04-24`: a past day, the latest one that matches. */
function beforeDay(): Positional<PlainDate | undefined> {
  return {
    kind: 'positional',
    async read(words, context) {
      const [first, ...rest] = words.tokens
      if (first === undefined || !beforeWords.includes(foldWord(first.text))) return taken(undefined, 0)
      const reading = await day().read({ typed: words.typed, tokens: rest }, context)
      return reading.ok ? taken(reading.value.at(-1), reading.taken + 1) : reading
    },
  }
}

/** How many repeated entries one line may stand for. */
const mostFolded = 10

/** Consecutive entries by the same person about the same thing become one, the latest. */
function fold(entries: readonly Entry[]): readonly { readonly entry: Entry; readonly times: number }[] {
  const folded: { entry: Entry; times: number; key: string }[] = []
  for (const entry of entries) {
    const key = [entry.who, entry.what, /^#\d+/.exec(entry.detail)?.[0] ?? entry.detail].join(' ')
    const last = folded.at(-1)
    if (last?.key === key) last.times += 1
    else folded.push({ entry, times: 1, key })
  }
  return folded
}

/** Organizers aren't necessarily members of every room: a private one is only named in itself. */
function isNamed({ room, where }: Entry, { room: heard }: Pick<Caller, 'id' | 'room'>): boolean {
  return room?.kind === 'channel' || where === heard.id
}

function writeLine({ at, who, what, room, detail }: Entry, times: number, isShown: boolean, lang: Lang, zone: string): string {
  const say = texts[lang]
  const roomName = room?.name === undefined ? '' : isShown ? `#${escapeMarkdown(room.name)}` : say.privateRoom()
  const place = room?.kind === 'direct' ? say.direct() : roomName
  const name = who === '' ? say.forgotten() : who === systemActor.id ? say.bot() : escapeMarkdown(who)
  const parts = [
    formatMoment(at, lang, zone),
    name,
    `**${escapeMarkdown(nameChange(what, lang))}** ${escapeMarkdown(describeChange(detail, lang, zone))}`.trim(),
    place,
    times === 1 ? '' : `×${times}`,
  ]
  return `- ${parts.filter((part) => part !== '').join(' · ')}`
}
