import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { isAutomated, type Reminder, stepKey, stepOf } from '../reminders/model/index.ts'
import { explainMiss, explainPause } from '../reminders/reasons.ts'
import { nameStep } from './messages.ts'

const texts = bilingual({
  en: {
    told: () => 'done',
    missed: (why: string) => `missed: ${why}`,
    paused: (why: string) => `paused: ${why}`,
    cancelled: () => 'left out',
    what: (step: string) => `**Step**: ${step}`,
    when: (moment: string) => `**When**: ${moment}`,
    meetup: (title: string, moment: string) => `**Meetup**: ${title}, ${moment}`,
  },
  fr: {
    told: () => fr`fait`,
    missed: (why) => fr`manqué : ${why}`,
    paused: (why) => fr`suspendu : ${why}`,
    cancelled: () => fr`laissé de côté`,
    what: (step) => fr`**Étape** : ${step}`,
    when: (moment) => fr`**Quand** : ${moment}`,
    meetup: (title, moment) => fr`**Rencontre** : ${title}, ${moment}`,
  },
})

function nameStepOf(reminder: Pick<Reminder, 'kind'>, lang: Lang): string {
  const step = stepOf(reminder)
  return step === undefined ? '' : nameStep(step, lang)
}

/** The bot's own steps for one meetup, one line each: when, what, its state, and the number that cancels it. */
export function listSteps(rows: readonly Reminder[], { lang, zone }: Pick<Reader, 'lang' | 'zone'>): readonly string[] {
  const groups = Map.groupBy(
    rows.filter((row) => isAutomated(row) && isShown(row)),
    stepKey,
  )
  return [...groups.values()]
    .map((group) => ({ group, at: Math.min(...group.map(({ nominalAt }) => nominalAt)) }))
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ group, at }) => {
      const row = mostTelling(group)
      if (row === undefined) return []
      const parts = [formatMoment(at, lang, zone), nameStepOf(row, lang), ...describeStepState(row, lang)]
      return [`- ${[...parts, ...(isOpen(row) ? [`\`#${row.id}\``] : [])].join(' · ')}`]
    })
}

function isOpen({ state }: Reminder): boolean {
  return state === 'planned' || state === 'paused'
}

/** Steps that were never going to be sent, because they were too late or the plan changed, aren't shown. */
function isShown({ state, why }: Reminder): boolean {
  return state !== 'cancelled' || why === 'person'
}

const order: readonly Reminder['state'][] = ['paused', 'planned', 'missed', 'told', 'cancelled']

function mostTelling(group: readonly Reminder[]): Reminder | undefined {
  return group.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0]
}

/** Empty for future steps, which are the usual case. */
function describeStepState({ state, why = '' }: Reminder, lang: Lang): readonly string[] {
  const say = texts[lang]
  switch (state) {
    case 'planned':
      return []
    case 'told':
      return [say.told()]
    case 'missed':
      return [say.missed(explainMiss(why, lang))]
    case 'paused':
      return [say.paused(explainPause(why, lang))]
    case 'cancelled':
      return [say.cancelled()]
  }
}

/** One step of one meetup, one line per fact. */
export function describeStep(reminder: Reminder, meetup: Meetup | undefined, { lang, zone, now }: Reader): readonly string[] {
  const say = texts[lang]
  return [
    say.what(nameStepOf(reminder, lang)),
    say.when(formatMomentFull(reminder.nominalAt, now, lang, zone)),
    ...(meetup === undefined ? [] : [say.meetup(titleOf(meetup, lang), formatMoment(meetup.startsAt, lang, meetup.zone))]),
  ]
}
