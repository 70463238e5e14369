import { localOf } from '../../shared/dates/phrases/index.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatClock, formatMoment, formatMomentFull, formatShortDay } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import {
  type AutomationStep,
  automationSteps,
  isAutomated,
  type Offset,
  type Reminder,
  stepKey,
  stepOf,
} from '../reminders/model/index.ts'
import { explainMiss, explainPause } from '../reminders/reasons.ts'
import { formatOffset } from '../reminders/time-messages.ts'
import { type Automation, dueOf, isAfter } from './model.ts'

const texts = bilingual({
  en: {
    word: (step: AutomationStep) => step,
    step: (step: AutomationStep) =>
      ({
        call: 'call for presenters while nobody is presenting',
        ask: 'unconfirmed presenters are asked',
        announce: 'announcement in the channels',
        reopen: 'unconfirmed slots go to the next in line',
        presenters: 'presenters get their time, place and link',
        remind: 'reminder in the channels',
        join: 'place and join link to those who come',
        nag: 'slides, recording and minutes are asked for',
      })[step],
    before: (length: string) => `${length} before`,
    after: (length: string) => `${length} after`,
    never: () => 'never',
    onDay: (length: string, day: string) => `${length} (${day})`,
    told: () => 'done',
    missed: (why: string) => `missed: ${why}`,
    paused: (why: string) => `paused: ${why}`,
    cancelled: () => 'left out',
    what: (step: string) => `**Step**: ${step}`,
    when: (moment: string) => `**When**: ${moment}`,
    meetup: (title: string, moment: string) => `**Meetup**: ${title}, ${moment}`,
  },
  fr: {
    word: (step) =>
      fr`${
        {
          call: 'appel',
          ask: 'confirmation',
          announce: 'annonce',
          reopen: 'créneau',
          presenters: 'présentateurs',
          remind: 'rappel',
          join: 'lien',
          nag: 'suivi',
        }[step]
      }`,
    step: (step) =>
      ({
        call: fr`appel à présentations tant que personne ne présente`,
        ask: fr`demande de confirmation aux personnes qui présentent`,
        announce: fr`annonce dans les salons`,
        reopen: fr`créneau non confirmé offert à la personne suivante`,
        presenters: fr`heure, lieu et lien aux personnes qui présentent`,
        remind: fr`rappel dans les salons`,
        join: fr`lieu et lien aux personnes qui viennent`,
        nag: fr`demande des diapositives, de l'enregistrement et du compte rendu`,
      })[step],
    before: (length) => fr`${length} avant`,
    after: (length) => fr`${length} après`,
    never: () => fr`jamais`,
    onDay: (length, day) => fr`${length} (${day})`,
    told: () => fr`fait`,
    missed: (why) => fr`manqué : ${why}`,
    paused: (why) => fr`suspendu : ${why}`,
    cancelled: () => fr`laissé de côté`,
    what: (step) => fr`**Étape** : ${step}`,
    when: (moment) => fr`**Quand** : ${moment}`,
    meetup: (title, moment) => fr`**Rencontre** : ${title}, ${moment}`,
  },
})

/** What people type for a step. */
export function wordOf(step: AutomationStep, lang: Lang): string {
  return texts[lang].word(step)
}

/** A plan in plain words, one line per step, with the dates it gives for a meetup. */
export function describeAutomation(plan: Automation, meetup: Meetup | undefined, lang: Lang): readonly string[] {
  const say = texts[lang]
  return automationSteps.map((step) => {
    const times = plan[step].map((offset) => describeTime(step, offset, meetup, lang))
    const told = times.length === 0 ? say.never() : times.join(', ')
    return `- \`${say.word(step)}\` · ${say.step(step)} · ${told}`
  })
}

function describeTime(step: AutomationStep, offset: Offset, meetup: Meetup | undefined, lang: Lang): string {
  const say = texts[lang]
  const length = isAfter(step) ? say.after(formatOffset(offset, lang)) : say.before(formatOffset(offset, lang))
  if (meetup === undefined) return length
  const signed = isAfter(step) ? { ...offset, amount: -offset.amount } : offset
  const at = dueOf(meetup, { offset: signed })
  const clock = offset.unit === 'minutes' ? ` ${formatClock(localOf(at, meetup.zone).time, lang)}` : ''
  return say.onDay(length, `${formatShortDay(at, lang, meetup.zone)}${clock}`)
}

/** What a step does, in a few words. */
export function nameStep(step: AutomationStep, lang: Lang): string {
  return texts[lang].step(step)
}

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
