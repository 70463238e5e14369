import { localOf } from '../../shared/dates/local-time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatClock, formatShortDay } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup } from '../meetups/model.ts'
import { type AutomationStep, automationSteps, type Offset } from '../reminders/model/index.ts'
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
