import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { PersonRef } from '../../shared/person.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { nameTalk } from '../talks/messages.ts'
import type { Talk } from '../talks/model.ts'

/** What is left to do for somebody whose account is closed. */
export type LeftItem =
  | { readonly kind: 'presents' | 'sponsors'; readonly person: PersonRef; readonly talk: Talk }
  | { readonly kind: 'organizes'; readonly person: PersonRef }

const texts = bilingual({
  en: {
    headline: () => '### Left behind by closed accounts',
    why: () => "These people no longer have an account in the workspace, so I can't reach them:",
    presents: (name: string, title: string, id: number) => `- ${name} presents ${title} · \`!meetup withdraw #${id}\``,
    sponsors: (name: string, title: string, id: number) => `- ${name} sponsors ${title} · \`!meetup decline #${id} reason:…\``,
    organizes: (name: string, username: string) => `- ${name} is an organizer · \`!meetup role remove ${username}\``,
    reassign: () =>
      'Somebody else can take over a talk: they offer it with `!meetup present "Title"`, you `!meetup place` it and withdraw the old one. I mention each of these only once.',
  },
  fr: {
    headline: () => fr`### Laissé par des comptes fermés`,
    why: () => fr`Ces personnes n'ont plus de compte dans l'espace de travail, et ne reçoivent plus rien de moi :`,
    presents: (name, title, id) => fr`- ${name} présente ${title} · \`!rencontre retirer #${id}\``,
    sponsors: (name, title, id) => fr`- ${name} parraine ${title} · \`!rencontre refuser #${id} raison:…\``,
    organizes: (name, username) => fr`- ${name} organise les rencontres · \`!rencontre rôle retirer ${username}\``,
    reassign: () =>
      fr`Une autre personne peut reprendre une présentation : elle la propose avec \`!rencontre présenter "Titre"\`, vous la mettez à l'ordre du jour avec \`!rencontre placer\`, puis retirez l'ancienne. Je vous signale chacun de ces points une seule fois.`,
  },
})

/** What organizers have to do, with the commands for it. */
export function describeLeftItems(items: readonly LeftItem[], lang: Lang): string {
  const say = texts[lang]
  const lines = items.map((item) => {
    const name = escapeMarkdown(item.person.username)
    if (item.kind === 'organizes') return say.organizes(name, item.person.username)
    return say[item.kind](name, nameTalk(item.talk, lang), item.talk.id)
  })
  const canBePassedOn = items.some(({ kind }) => kind === 'presents')
  return [say.headline(), say.why(), ...lines, ...(canBePassedOn ? ['', say.reassign()] : [])].join('\n')
}
