import { optional, type Positional, taken } from '../../src/command/args/args.ts'
import { shortId } from '../../src/command/args/numbers.ts'
import { text } from '../../src/command/args/texts.ts'
import { type Reply, refuse } from '../../src/command/reply.ts'
import type { Reminder } from '../../src/features/reminders/model/index.ts'
import { lockUnchanged, openReminder } from '../../src/features/reminders/open-reminder.ts'
import { dueAtFor } from '../../src/features/reminders/quiet-service.ts'
import { recordReminder } from '../../src/features/reminders/record-reminder.ts'
import type { ReminderChange } from '../../src/features/reminders/repository.ts'
import { resolveTime, type WantedTime } from '../../src/features/reminders/resolve-time.ts'
import { reminderLength } from '../../src/features/reminders/service.ts'
import { describeChangedSince, showReminder } from '../../src/features/reminders/undo-reminder.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { reminderTime } from '../arguments/reminder-time.ts'
import { defineCommand } from '../define-command.ts'
import { reminders } from './reminders.ts'

const texts = bilingual({
  en: {
    over: (id: number) =>
      `The reminder \`#${id}\` is over: it was sent, missed or cancelled. \`!meetup remind me …\` makes a new one.`,
    nothing: (id: number) =>
      `What should change? Give a time, new words or both: \`!meetup edit reminder #${id} tomorrow 9:00 "Book the room"\`.`,
    done: (id: number) => `The reminder \`#${id}\` is changed`,
    back: (id: number) => `The reminder \`#${id}\` is back as it was`,
  },
  fr: {
    over: (id) =>
      fr`Le rappel \`#${id}\` n'est plus en attente : il a été envoyé, manqué ou annulé. \`!rencontre rappelle-moi …\` en crée un nouveau.`,
    nothing: (id) =>
      fr`Que faut-il modifier? Indiquez une heure, un nouveau texte ou les deux : \`!rencontre modifier rappel #${id} demain 9 h « Réserver la salle »\`.`,
    done: (id) => fr`Le rappel \`#${id}\` est modifié`,
    back: (id) => fr`Le rappel \`#${id}\` est de nouveau comme avant`,
  },
})

type Kept = Pick<Reminder, 'timing' | 'nominalAt' | 'zone' | 'dueAt' | 'words' | 'startsAt'>

interface Edited {
  readonly id: number
  readonly before: Kept
  readonly after: Kept
}

export const editReminder = defineCommand({
  name: 'edit reminder',
  verbs: { en: ['edit reminder', 'remind edit'], fr: ['modifier rappel', 'rappel modifier', 'modifier le rappel'] },
  group: 'you',
  who: 'all',
  summary: { en: 'change the time or the words of a reminder', fr: fr`modifier l'heure ou le texte d'un rappel` },
  examples: {
    en: ['edit reminder #12 tomorrow 10:00', 'edit reminder #12 "Book the big room"'],
    fr: ['modifier rappel #12 demain 10 h', 'modifier rappel #12 « Réserver la grande salle »'],
  },
  choices: reminders,
  args: { id: shortId(), when: unlessQuoted(), words: optional(text(reminderLength)) },
  changes: true,
  async run(needs, { id, when, words }, caller): Promise<Reply<Edited>> {
    const say = texts[caller.lang]
    const opened = await openReminder(needs, id, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { reminder } = opened
    if (reminder.state !== 'planned' && reminder.state !== 'paused') return refuse(say.over(id))
    if (when === undefined && words === undefined) return refuse(say.nothing(id))
    const change: { -readonly [K in keyof ReminderChange]: ReminderChange[K] } = words === undefined ? {} : { words }
    if (when !== undefined) {
      const wanted = 'roomId' in reminder.to ? when.community : when.own
      const resolved = await resolveTime(needs, { when: wanted, words: words ?? reminder.words }, caller)
      if ('problem' in resolved) return refuse(resolved.problem)
      const { timing, nominalAt, zone, meetup } = resolved
      const startsAt = meetup === undefined ? {} : { startsAt: meetup.startsAt }
      const dueAt = await dueAtFor(needs, { to: reminder.to, ...startsAt }, nominalAt, needs.clock.now())
      Object.assign(change, { timing, nominalAt, zone, dueAt, tries: 0, ...startsAt })
    }
    const edited = await needs.reminders.change(id, change)
    await recordReminder(needs, 'remind edit', edited, caller)
    const data = { id, before: keptOf(reminder), after: keptOf(edited) }
    return { ...(await showReminder(needs, say.done(id), edited, caller)), undo: { data } }
  },
  async undo(needs, { id, before, after }: Edited, caller) {
    const isUnchanged = (one: Reminder) => JSON.stringify(keptOf(one)) === JSON.stringify(after)
    if ((await lockUnchanged(needs, id, isUnchanged, caller)) === undefined) return refuse(describeChangedSince(caller.lang))
    const { words = '', ...times } = before
    const restored = await needs.reminders.change(id, { ...times, ...(words !== '' && { words }) })
    await recordReminder(needs, 'remind edit undo', restored, caller)
    return showReminder(needs, texts[caller.lang].back(id), restored, caller)
  },
})

function keptOf({ timing, nominalAt, zone, dueAt, words, startsAt }: Reminder): Kept {
  return {
    ...{ timing, nominalAt, dueAt },
    ...dropUndefined({ zone, words, startsAt }),
  }
}

/** A time read in each of the two zones: only the reminder shows which one counts. Quoted text is never a time. */
function unlessQuoted(): Positional<{ readonly own: WantedTime; readonly community: WantedTime } | undefined> {
  return {
    kind: 'positional',
    async read(words, context) {
      if (words.tokens[0] === undefined || words.tokens[0].quoted) return taken(undefined, 0)
      const own = await reminderTime('own').read(words, context)
      const community = await reminderTime('community').read(words, context)
      if (!own.ok) return own
      if (!community.ok) return community
      return taken({ own: own.value, community: community.value }, own.taken)
    },
  }
}
