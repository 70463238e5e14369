import { type Reply, replyPrivately } from '../../command/reply.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

/** Whose most likely wishes are shown. */
type Asker = 'member' | 'organizer'

type Shortcut = 'next' | 'talks' | 'organizers' | 'all'

const asList = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')

const texts = bilingual({
  en: {
    forms: (forms: string) => `In a room type ${forms}; in a direct message to me just \`next\`, or say it in your own words:`,
    sentences: (who: Asker) =>
      asList(
        {
          member: [
            'When is the next meetup?',
            'I’ll be there',
            'I’m joining online',
            'I can’t make it',
            'I would like to give a talk about testing',
            'Remind me tomorrow at 9',
            'Can I get the slides?',
            'Who organizes this?',
          ],
          organizer: [
            'When is the next meetup?',
            'Schedule a meetup on the third Thursday at 1 pm',
            'Who is coming?',
            'Announce the next meetup',
            'Remind me tomorrow at 9',
            'Where are the minutes?',
            'Can I get the slides?',
            'What was promised?',
          ],
        }[who],
      ),
    topics: (topics: string) => `By topic: ${topics} · everything: \`!meetup help all\``,
    label: (which: Shortcut) => ({ next: 'Next meetup', talks: 'Talks', organizers: 'Organizers', all: 'Everything' })[which],
    call: (which: Shortcut) => (which === 'next' ? '!meetup next' : `!meetup help ${which}`),
  },
  fr: {
    forms: (forms) =>
      fr`Dans un salon, écrivez ${forms}; dans un message direct, simplement \`prochaine\`, ou dites-le dans vos mots :`,
    sentences: (who) =>
      fr`${asList(
        {
          member: [
            fr`C'est quand la prochaine rencontre?`,
            fr`Je serai là`,
            fr`Je me joins en ligne`,
            fr`Je ne pourrai pas venir`,
            fr`J'aimerais faire une présentation sur les tests`,
            fr`Rappelle-moi demain à 9 h`,
            fr`Est-ce que je peux avoir les diapos?`,
            fr`Qui organise?`,
          ],
          organizer: [
            fr`C'est quand la prochaine rencontre?`,
            fr`Planifie une rencontre le troisième jeudi à 13 h`,
            fr`Qui vient?`,
            fr`Annonce la prochaine rencontre`,
            fr`Rappelle-moi demain à 9 h`,
            fr`Où sont les comptes rendus?`,
            fr`Est-ce que je peux avoir les diapos?`,
            fr`Qu'est-ce qui a été promis?`,
          ],
        }[who],
      )}`,
    topics: (topics) => fr`Par sujet : ${topics} · tout : \`!rencontre aide tout\``,
    label: (which) =>
      fr`${{ next: 'Prochaine rencontre', talks: 'Présentations', organizers: 'Organisation', all: 'Tout' }[which]}`,
    call: (which) =>
      fr`!rencontre ${{ next: 'prochaine', talks: 'aide présentations', organizers: 'aide organisation', all: 'aide tout' }[which]}`,
  },
})

interface Client {
  readonly botName: string
  /** Whether `/meetup` works on every client. */
  readonly takesSlash: boolean
}

/** What to type or say, then where the rest is: short enough for a phone. `topics` are the calls that explain a topic. */
export function showOverview({ botName, takesSlash }: Client, topics: readonly string[], who: Asker, lang: Lang): Reply<never> {
  const say = texts[lang]
  const [root, verb] = lang === 'fr' ? ['rencontre', 'prochaine'] : ['meetup', 'next']
  const forms = [...(takesSlash ? [`/${root} ${verb}`] : []), `!${root} ${verb}`, `@${botName} ${verb}`]
  const asCode = (calls: readonly string[], separator: string) => calls.map((call) => `\`${call}\``).join(separator)
  const lines = [say.forms(asCode(forms, ', ')), say.sentences(who), say.topics(asCode(topics, ' · '))]
  const buttons = (['next', who === 'organizer' ? 'organizers' : 'talks', 'all'] as const).map((which) => ({
    label: say.label(which),
    command: say.call(which),
  }))
  return { ...replyPrivately(lines.join('\n')), buttons }
}
