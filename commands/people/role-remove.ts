import { organizerRole } from '../../src/command/args/choices.ts'
import { person } from '../../src/command/args/person.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { listOrganizers, noticeTo } from '../../src/features/people/notice.ts'
import type { Person } from '../../src/messaging/chat.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    preview: (name: string) =>
      `**${escapeMarkdown(name)}** will no longer be an organizer, and can't schedule or announce meetups.`,
    'not held': (name: string) => `${escapeMarkdown(name)} is not an organizer. \`!meetup roles\` shows who is.`,
    last: (name: string) =>
      `${escapeMarkdown(name)} is the only organizer, and there has to be one. First add another: \`!meetup role add NAME organizer\`.`,
    'not allowed': () => "Only organizers can do this, and you're no longer one.",
    done: (name: string) => `${escapeMarkdown(name)} is no longer an organizer.`,
    notice: (by: string) => `${escapeMarkdown(by)} ended your role as an organizer of our meetup.`,
  },
  fr: {
    preview: (name) =>
      fr`**${escapeMarkdown(name)}** ne ferait plus partie de l'équipe d'organisation et ne pourrait plus planifier ni annoncer de rencontres.`,
    'not held': (name) =>
      fr`${escapeMarkdown(name)} ne fait pas partie de l'équipe d'organisation. \`!rencontre rôles\` indique qui en fait partie.`,
    last: (name) =>
      fr`${escapeMarkdown(name)} est la seule personne qui organise, et il en faut une. Nommez-en d'abord une autre : \`!rencontre rôle ajouter NOM\`.`,
    'not allowed': () => fr`Seule l'équipe d'organisation peut le faire, et vous n'en faites plus partie.`,
    done: (name) => fr`${escapeMarkdown(name)} ne fait plus partie de l'équipe d'organisation.`,
    notice: (by) => fr`${escapeMarkdown(by)} a mis fin à votre rôle dans l'équipe d'organisation de notre rencontre.`,
  },
})

export const roleRemove = defineCommand({
  name: 'role remove',
  verbs: { en: ['role remove'], fr: ['rôle retirer'] },
  group: 'organizers',
  who: 'organizer',
  summary: { en: "end somebody's role as an organizer", fr: fr`retirer à quelqu'un l'organisation` },
  examples: { en: ['role remove @victor organizer'], fr: ['rôle retirer @victor'] },
  args: { person: person(), role: organizerRole },
  changes: true,
  async preview(needs, { person: named }, caller) {
    const say = texts[caller.lang]
    const organizers = await listOrganizers(needs)
    if (!organizers.some(({ id }) => id === named.id)) return refuse(say['not held'](named.username))
    if (organizers.length === 1) return refuse(say.last(named.username))
    return { preview: say.preview(named.username), plan: named }
  },
  async execute({ roles, people, audit, clock }, named: Person, caller) {
    const say = texts[caller.lang]
    const { id: personId, username } = named
    const taken = await roles.take(personId, 'organizer', caller.id)
    if (taken !== 'taken') return refuse(say[taken](username))
    const what = { what: 'role remove', detail: username, about: personId }
    await audit.add({ at: clock.now(), who: caller.id, where: caller.room.id, ...what })
    if (personId === caller.id) return reply(say.done(username))
    const notice = await noticeTo(people, named, (lang) => texts[lang].notice(caller.username))
    return { ...reply(say.done(username)), notices: [notice] }
  },
})
