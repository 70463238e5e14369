import { complain, type Positional, taken } from '../../src/command/args/args.ts'
import { shortId } from '../../src/command/args/numbers.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { type Offset, type Reminder, readOffset } from '../../src/features/reminders/model/index.ts'
import { lockUnchanged, openReminder } from '../../src/features/reminders/open-reminder.ts'
import { recordReminder } from '../../src/features/reminders/record-reminder.ts'
import { describeChangedSince } from '../../src/features/reminders/undo-reminder.ts'

import { daysBefore } from '../../src/shared/dates/local-time.ts'
import { minuteMs } from '../../src/shared/dates/time.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatMomentFull } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { reminders } from './reminders.ts'

const texts = bilingual({
  en: {
    over: (id: number) => `The reminder \`#${id}\` was cancelled or missed, so I can't snooze it.`,
    howLong: () => 'For how long? Write `!meetup snooze #12 1h`, `30 min` or `1 day`.',
    tooLate: (start: string) => `The meetup starts ${start}. Choose a shorter time.`,
    done: (id: number, moment: string) => `I'll send the reminder \`#${id}\` again ${moment}.`,
    back: (id: number) => `The reminder \`#${id}\` is back as it was.`,
  },
  fr: {
    over: (id) => fr`Le rappel \`#${id}\` a été annulé ou manqué; je ne peux donc pas le reporter.`,
    howLong: () => fr`De combien de temps? Écrivez \`!rencontre reporter #12 1 h\`, \`30 min\` ou \`1 jour\`.`,
    tooLate: (start) => fr`La rencontre commence ${start}. Choisissez un délai plus court.`,
    done: (id, moment) => fr`J'enverrai de nouveau le rappel \`#${id}\` ${moment}.`,
    back: (id) => fr`Le rappel \`#${id}\` est de nouveau comme avant.`,
  },
})

type Snoozed = Pick<Reminder, 'id' | 'state' | 'nominalAt' | 'dueAt'> & {
  readonly why: string | null
  readonly after: number
}

export const snooze = defineCommand({
  name: 'snooze',
  verbs: { en: ['snooze', 'snooze reminder'], fr: ['reporter', 'reporter rappel', 'rappel reporter'] },
  group: 'you',
  who: 'all',
  summary: { en: 'send a reminder again later', fr: fr`renvoyer un rappel plus tard` },
  examples: { en: ['snooze #12 1h'], fr: ['reporter #12 1 h'] },
  choices: reminders,
  args: { id: shortId(), length: snoozeLength() },
  changes: true,
  async run(needs, { id, length }, caller): Promise<Reply<Snoozed>> {
    const { lang, zone } = caller
    const say = texts[lang]
    const now = needs.clock.now()
    const opened = await openReminder(needs, id, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { reminder } = opened
    const { state, startsAt, nominalAt, dueAt, why = null } = reminder
    if (state !== 'planned' && state !== 'told') return refuse(say.over(id))
    // A reminder that is still to come is postponed from the time it was meant for.
    const from = state === 'planned' && reminder.round === 0 ? Math.max(now, nominalAt) : now
    const after = addLength(from, length, zone)
    if (startsAt !== undefined && after >= startsAt) return refuse(say.tooLate(formatMomentFull(startsAt, now, lang, zone)))
    await needs.reminders.change(id, { state: 'planned', why: null, tries: 0, nominalAt: after, dueAt: after })
    await recordReminder(needs, 'remind snooze', { ...reminder, dueAt: after }, caller)
    return {
      ...acknowledge(say.done(id, formatMomentFull(after, now, lang, zone))),
      undo: { data: { id, state, why, nominalAt, dueAt, after } },
    }
  },
  async undo(needs, { id, state, why, nominalAt, dueAt, after }: Snoozed, caller) {
    const isUnchanged = (one: Reminder) => one.state === 'planned' && one.nominalAt === after
    const reminder = await lockUnchanged(needs, id, isUnchanged, caller)
    if (reminder === undefined) return refuse(describeChangedSince(caller.lang))
    await needs.reminders.change(id, { state, why, nominalAt, dueAt })
    await recordReminder(needs, 'remind snooze undo', { ...reminder, dueAt }, caller)
    return acknowledge(texts[caller.lang].back(id))
  },
})

/** Days keep the local time in the person's zone. */
function addLength(from: number, { unit, amount }: Offset, zone: string): number {
  return unit === 'days' ? daysBefore(from, -amount, zone) : from + amount * minuteMs
}

/** `1h`, `30 min`, `for 2 days`, `de 1 h`. */
function snoozeLength(): Positional<Offset> {
  return {
    kind: 'positional',
    read({ tokens }, { lang }) {
      const isFiller = ['for', 'de', 'in', 'dans'].includes(tokens[0]?.text.toLowerCase() ?? '')
      const skipped = isFiller ? 1 : 0
      const words = tokens.slice(skipped, skipped + 2).map(({ text }) => text)
      for (let count = words.length; count > 0; count -= 1) {
        const length = readOffset(words.slice(0, count).join(' '))
        if (length !== undefined) return taken(length, skipped + count)
      }
      return complain(texts[lang].howLong())
    },
  }
}
