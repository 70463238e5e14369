import { organizerRole } from '../../src/command/args/choices.ts'
import { person } from '../../src/command/args/person.ts'
import { askFirst, refuse, reply } from '../../src/command/reply.ts'
import { noticeTo } from '../../src/features/people/notice.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    preview: (name: string) =>
      `**${escapeMarkdown(name)}** would be an organizer no more, and could not schedule or announce meetups.`,
    'not held': (name: string) => `${escapeMarkdown(name)} is not an organizer. \`!meetup roles\` tells who is.`,
    last: (name: string) =>
      `${escapeMarkdown(name)} is the only organizer, and there must be one. First name another: \`!meetup role add NAME organizer\`.`,
    'not allowed': () => 'Only an organizer can do this, and you are one no more.',
    done: (name: string) => `${escapeMarkdown(name)} is an organizer no more.`,
    notice: (by: string) => `${escapeMarkdown(by)} has ended your role as an organizer of our meetup.`,
  },
  fr: {
    preview: (name) =>
      fr`**${escapeMarkdown(name)}** ne ferait plus partie de l'équipe organisatrice et ne pourrait plus planifier ni annoncer de rencontres.`,
    'not held': (name) =>
      fr`${escapeMarkdown(name)} ne fait pas partie de l'équipe organisatrice. \`!rencontre rôles\` indique qui en fait partie.`,
    last: (name) =>
      fr`${escapeMarkdown(name)} est la seule personne qui organise, et il en faut une. Nommez-en d'abord une autre : \`!rencontre rôle ajouter NOM organisateur\`.`,
    'not allowed': () => fr`Seuls les organisateurs peuvent le faire, et vous n'en êtes plus.`,
    done: (name) => fr`${escapeMarkdown(name)} ne fait plus partie de l'équipe organisatrice.`,
    notice: (by) => fr`${escapeMarkdown(by)} a mis fin à votre rôle dans l'équipe organisatrice de notre rencontre.`,
  },
})

export const roleRemove = defineCommand({
  name: 'role remove',
  verbs: { en: ['role remove'], fr: ['rôle retirer'] },
  group: 'organizers',
  who: 'organizer',
  summary: { en: "end somebody's role as an organizer", fr: fr`retirer à quelqu'un l'organisation` },
  examples: { en: ['role remove @victor organizer'], fr: ['rôle retirer @victor organisateur'] },
  args: { person: person(), role: organizerRole },
  changes: true,
  async run({ roles, people, audit, clock }, { person: named, role = 'organizer' }, caller) {
    const say = texts[caller.lang]
    const { id: personId, username } = named
    if (caller.confirmed !== true) {
      const holders = (await roles.all()).filter((holder) => holder.role === role)
      if (!holders.some((holder) => holder.personId === personId)) return refuse(say['not held'](username))
      if (holders.length === 1) return refuse(say.last(username))
      return askFirst(say.preview(username), { person: named, role })
    }
    const taken = await roles.take(personId, role, caller.id)
    if (taken !== 'taken') return refuse(say[taken](username))
    await audit.add({
      ...{ at: clock.now(), who: caller.id, what: 'role remove', where: caller.room.id },
      ...{ detail: username, about: personId },
    })
    if (personId === caller.id) return reply(say.done(username))
    const notice = await noticeTo(people, named, (lang) => texts[lang].notice(caller.username))
    return { ...reply(say.done(username)), notices: [notice] }
  },
})
