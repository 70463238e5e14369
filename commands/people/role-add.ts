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
      `**${escapeMarkdown(name)}** would become an organizer, who schedules meetups, places talks, announces, and gives or takes this role.`,
    already: (name: string) => `${escapeMarkdown(name)} is an organizer already.`,
    bot: () => 'I cannot organize: name a person.',
    done: (name: string) => `${escapeMarkdown(name)} is an organizer now. I have told them.`,
    notice: (by: string) =>
      `${escapeMarkdown(by)} has made you an organizer of our meetup. \`!meetup help\` shows what you can do.`,
  },
  fr: {
    preview: (name) =>
      fr`**${escapeMarkdown(name)}** ferait partie de l'équipe organisatrice, qui planifie les rencontres, place les présentations, publie les annonces, et donne ou retire ce rôle.`,
    already: (name) => fr`${escapeMarkdown(name)} fait déjà partie de l'équipe organisatrice.`,
    bot: () => fr`Je ne peux pas organiser : nommez une personne.`,
    done: (name) => fr`${escapeMarkdown(name)} fait maintenant partie de l'équipe organisatrice, et le sait.`,
    notice: (by) =>
      fr`${escapeMarkdown(by)} vous a ajouté à l'équipe organisatrice de notre rencontre. \`!rencontre aide\` montre ce que vous pouvez faire.`,
  },
})

export const roleAdd = defineCommand({
  name: 'role add',
  verbs: { en: ['role add'], fr: ['rôle ajouter'] },
  group: 'organizers',
  who: 'organizer',
  summary: { en: 'make somebody an organizer', fr: fr`confier l'organisation à quelqu'un` },
  examples: { en: ['role add @alice organizer'], fr: ['rôle ajouter @alice organisateur'] },
  args: { person: person(), role: organizerRole },
  changes: true,
  async run({ roles, people, audit, clock, workspace }, { person: named, role = 'organizer' }, caller) {
    const say = texts[caller.lang]
    const { id: personId, username } = named
    if (username === workspace.botName) return refuse(say.bot())
    if (await roles.has(personId, role)) return refuse(say.already(username))
    if (caller.confirmed !== true) return askFirst(say.preview(username), { person: named, role })
    const at = clock.now()
    await roles.give({ personId, username, role, since: at })
    await audit.add({ at, who: caller.id, what: 'role add', where: caller.room.id, detail: username, about: personId })
    const notice = await noticeTo(people, named, (lang) => texts[lang].notice(caller.username))
    return { ...reply(say.done(username)), notices: [notice] }
  },
})
