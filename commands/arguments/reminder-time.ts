import { complain, type Positional, type ReadContext, type Reading, taken, type Words } from '../../src/command/args/args.ts'
import { countTaken, textOf } from '../../src/command/args/kinds.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { beginsRule, readOffset, readRepetition } from '../../src/features/reminders/model/index.ts'
import type { WantedTime } from '../../src/features/reminders/service.ts'
import { readPlainDate, readWhen } from '../../src/shared/dates/phrases/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'

const texts = bilingual({
  en: {
    missing: () => 'When? Write `1d before`, a date with its time as in `tomorrow 9:00`, or `every monday 9:00`.',
    offset: (typed: string) =>
      `“${escapeMarkdown(typed)}” is not a length of time: write \`30 min before\`, \`1h before\`, \`1d before\` or \`2 weeks before\`.`,
    'no-rule': () => 'I need a rule here, such as `every monday 9:00`, `every weekday 9:00` or `every 3rd thursday 13:00`.',
    'no-time': () => 'At what time? Add it, as in `every monday 9:00`.',
    'every-other': () =>
      'Every other one, or the second of each month? For the latter write `every 2nd monday of the month 9:00`.',
    'no-such-weekday': () => 'No month has so many of that weekday. Write `1st` to `5th`, or `last`.',
    'no-such-time': () => 'There is no such time. Write it as `13:00` or `1 pm`.',
    midnight: () => 'Midnight begins a day and ends one: please write `00:00`.',
    'other-zone': () => 'Please write the time of your own zone; `!meetup zone` tells which one I know.',
  },
  fr: {
    missing: () => fr`Quand? Écrivez \`1 j avant\`, une date et son heure, comme \`demain 9 h\`, ou \`tous les lundis à 9 h\`.`,
    offset: (typed) =>
      fr`« ${escapeMarkdown(typed)} » n'est pas une durée : écrivez \`30 min avant\`, \`1 h avant\`, \`1 j avant\` ou \`2 semaines avant\`.`,
    'no-rule': () =>
      fr`Il me faut une règle ici, comme \`tous les lundis à 9 h\`, \`chaque jour ouvrable à 9 h\` ou \`chaque 3e jeudi à 13 h\`.`,
    'no-time': () => fr`À quelle heure? Ajoutez-la, comme \`tous les lundis à 9 h\`.`,
    'every-other': () =>
      fr`Un sur deux, ou le deuxième de chaque mois? Dans ce dernier cas, écrivez \`chaque 2e lundi du mois à 9 h\`.`,
    'no-such-weekday': () => fr`Aucun mois n'en compte autant. Écrivez de \`1er\` à \`5e\`, ou \`dernier\`.`,
    'no-such-time': () => fr`Cette heure n'existe pas. Écrivez-la comme \`13 h\` ou \`13 h 30\`.`,
    midnight: () => fr`Minuit commence un jour et en finit un autre : veuillez écrire \`00:00\`.`,
    'other-zone': () => fr`Veuillez écrire l'heure de votre propre fuseau; \`!rencontre fuseau\` indique celui que je connais.`,
  },
})

/** `1d before #12`, `tomorrow 9:00`, `in 30 min`, `every monday 9:00`. What is quoted is never read as a time. */
export function reminderTime(whose: 'own' | 'community'): Positional<WantedTime> {
  return {
    kind: 'positional',
    read(words, context) {
      const { lang, now } = context
      const zone = whose === 'own' ? context.ownZone : context.zone
      const quoted = words.tokens.findIndex((token) => token.quoted)
      const head: Words = { typed: words.typed, tokens: quoted === -1 ? words.tokens : words.tokens.slice(0, quoted) }
      const [first, second, third] = head.tokens
      if (first === undefined) return complain(texts[lang].missing())
      const before = head.tokens.slice(0, 5).findIndex(({ text }) => ['before', 'avant'].includes(fold(text)))
      if (before !== -1) return readBefore(head, before, context)
      if (beginsRule(textOf(head))) return readRule(head, zone, context)
      if (second !== undefined && ['in', 'dans'].includes(fold(first.text))) {
        for (const [phrase, count] of [
          [`${second.text} ${third?.text}`, 3],
          [second.text, 2],
        ] as const) {
          const offset = readOffset(phrase)
          if (offset?.unit === 'minutes') return taken({ kind: 'moment', at: now + offset.amount * 60_000 }, count)
        }
      }
      return readMoment(head, zone, context)
    },
  }
}

const anyMeetup = /^(?:(?:the |la )?(?:next |prochaine )?(?:meetup|meeting|rencontre))(?= |$)/

async function readBefore(head: Words, before: number, context: ReadContext): Promise<Reading<WantedTime>> {
  const typed = head.tokens.slice(0, before).map(({ text }) => text)
  const offset = readOffset(typed.join(' '))
  if (offset === undefined) return complain(texts[context.lang].offset(typed.join(' ').slice(0, 60)))
  let count = before + 1
  const behind = () => ({ typed: head.typed, tokens: head.tokens.slice(count) })
  const filler = anyMeetup.exec(fold(textOf(behind()).slice(0, 60)))?.[0]
  count += filler === undefined ? 0 : filler.split(' ').length
  const rest = textOf(behind())
  const isNamed = /^#\d+(?=\s|$)/.test(rest)
  const day = readPlainDate(rest, { now: context.now, zone: context.zone })
  if (rest === '' || (!isNamed && day.kind === 'unreadable')) return taken({ kind: 'before', offset }, count)
  const reading = await meetupRef().read(behind(), context)
  return reading.ok ? taken({ kind: 'before', offset, meetup: reading.value }, count + reading.taken) : reading
}

function readRule(head: Words, zone: string, { lang }: ReadContext): Reading<WantedTime> {
  const result = readRepetition(textOf(head), zone)
  if (result.kind === 'refused') return complain(texts[lang][result.why]())
  const { days, time, rest } = result
  return taken({ kind: 'every', days, time, zone }, countTaken(head, rest))
}

function readMoment(head: Words, zone: string, { lang, now }: ReadContext): Reading<WantedTime> {
  const result = readWhen(textOf(head), { now, zone })
  if (result.kind !== 'found') return complain(argumentMessages[lang].when(result, zone, now))
  if (result.time === undefined) return complain(argumentMessages[lang].timeMissing(result.date, zone))
  const { at, note, rest } = result
  return taken({ kind: 'moment', at, ...(note !== undefined && { note }) }, countTaken(head, rest))
}
