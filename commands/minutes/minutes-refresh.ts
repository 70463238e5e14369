import { refuse, reply } from '../../src/command/reply.ts'
import { describePassedOver } from '../../src/features/minutes/passed-over.ts'
import { describeMinutesTrouble } from '../../src/features/minutes/trouble-messages.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { formatMoment } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    done: (count: number, read: number) =>
      `The minutes are up to date: ${count} ${plural('en', count, 'meetup', 'meetups')}, ${read === 0 ? 'nothing new' : `${read} ${plural('en', read, 'file', 'files')} read`}.`,
    problems: (count: number) =>
      `${count} ${plural('en', count, 'file or setting has', 'files or settings have')} problems; the bot's log names them.`,
    passedOver: (reasons: string) => `Files passed over: ${reasons}.`,
    going: () =>
      'The minutes are still being fetched. Until then, replies use the last copy. Type `!meetup minutes refresh` again to see how it went.',
    last: (moment: string) => `Replies use the copy of ${moment}.`,
    none: () => "There's no earlier copy to use.",
    nowhere: () =>
      "I have no minutes to read. Ask the bot's operator to set `MINUTES_SOURCE`, then type `!meetup minutes refresh`.",
  },
  fr: {
    done: (count, read) =>
      fr`Les comptes rendus sont à jour : ${count} ${plural('fr', count, 'rencontre', 'rencontres')}, ${read === 0 ? 'rien de nouveau' : `${read} ${plural('fr', read, 'fichier relu', 'fichiers relus')}`}.`,
    problems: (count) =>
      fr`${count} ${plural('fr', count, "fichier ou paramètre n'a pas pu être lu tel quel", "fichiers ou paramètres n'ont pas pu être lus tels quels")}; le journal du robot en donne la liste.`,
    passedOver: (reasons) => fr`Fichiers laissés de côté : ${reasons}.`,
    going: () =>
      fr`Les comptes rendus sont en cours de récupération; d'ici là, les réponses viennent de la dernière copie. \`!rencontre compte-rendu rafraîchir\` indiquera le résultat.`,
    last: (moment) => fr`Les réponses viennent de la copie obtenue ${moment}.`,
    none: () => fr`Il n'y a pas de copie antérieure pour répondre.`,
    nowhere: () =>
      fr`Le robot n'a pas de comptes rendus à lire. La personne qui l'exploite définit \`MINUTES_SOURCE\`; tapez ensuite \`!rencontre compte-rendu rafraîchir\`.`,
  },
})

/** After 6 s the lease on the question expires, and another copy of the bot would run it again. */
const patienceMs = 4_000

export const minutesRefresh = defineCommand({
  name: 'minutes refresh',
  verbs: { en: ['minutes refresh'], fr: ['compte-rendu rafraîchir', 'compte rendu rafraîchir', 'pv rafraîchir'] },
  group: 'minutes',
  who: 'organizer',
  summary: {
    en: 'fetch new minutes now instead of waiting for the schedule',
    fr: fr`obtenir tout de suite les nouveaux comptes rendus, sans attendre l'heure prévue`,
  },
  examples: { en: ['minutes refresh'], fr: ['compte-rendu rafraîchir'] },
  args: {},
  async run(needs, _, { lang, zone }) {
    const say = texts[lang]
    const result = await refreshPatiently(needs)
    if (result === undefined) return reply(say.going())
    const { trouble, minutes: count, read, problems, passedOver } = result
    const { asOf } = await needs.minutes.freshness()
    if (trouble !== undefined) {
      const copy = asOf === undefined ? say.none() : say.last(formatMoment(asOf, lang, zone))
      return refuse(`${describeMinutesTrouble(trouble.kind, lang)} ${copy}`)
    }
    if (asOf === undefined) return refuse(say.nowhere())
    const left = describePassedOver(passedOver, lang)
    const notes = [...(problems > 0 ? [say.problems(problems)] : []), ...(left === '' ? [] : [say.passedOver(left)])]
    return reply([say.done(count, read), ...notes].join(' '))
  },
})

/** Undefined when the refresh is still running. It then finishes in the background. */
async function refreshPatiently({ minutes, clock }: Pick<Services, 'minutes' | 'clock'>) {
  const patience = Promise.withResolvers<undefined>()
  const forget = clock.after(patienceMs, () => patience.resolve(undefined))
  const result = await Promise.race([minutes.refresh(), patience.promise])
  forget()
  return result
}
