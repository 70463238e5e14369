import { organizerRole } from '../../src/command/args/choices.ts'
import { person } from '../../src/command/args/person.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { noticeTo } from '../../src/features/people/notice.ts'
import type { Person } from '../../src/messaging/chat.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    preview: (name: string) =>
      `**${escapeMarkdown(name)}** will be an organizer: they can schedule meetups, place talks, post announcements, and add or remove organizers.`,
    already: (name: string) => `${escapeMarkdown(name)} is already an organizer.`,
    bot: () => "I can't be an organizer. Name a person.",
    done: (name: string) => `${escapeMarkdown(name)} is now an organizer. I've told them.`,
    notice: (by: string) =>
      `${escapeMarkdown(by)} made you an organizer of our meetup. \`!meetup help\` shows what you can do.`,
  },
  fr: {
    preview: (name) =>
      fr`**${escapeMarkdown(name)}** ferait partie de l'équipe d'organisation, qui planifie les rencontres, place les présentations, publie les annonces, et donne ou retire ce rôle.`,
    already: (name) => fr`${escapeMarkdown(name)} fait déjà partie de l'équipe d'organisation.`,
    bot: () => fr`Je ne peux pas organiser : nommez une personne.`,
    done: (name) => fr`${escapeMarkdown(name)} fait maintenant partie de l'équipe d'organisation et en a reçu l'avis.`,
    notice: (by) =>
      fr`${escapeMarkdown(by)} vous a ajouté à l'équipe d'organisation de notre rencontre. \`!rencontre aide\` montre ce que vous pouvez faire.`,
  },
})

export const roleAdd = defineCommand({
  name: 'role add',
  verbs: { en: ['role add'], fr: ['rôle ajouter'] },
  group: 'organizers',
  who: 'organizer',
  summary: { en: 'make somebody an organizer', fr: fr`confier l'organisation à quelqu'un` },
  examples: { en: ['role add @alice organizer'], fr: ['rôle ajouter @alice'] },
  args: { person: person(), role: organizerRole },
  changes: true,
  async preview({ roles, workspace }, { person: named }, caller) {
    const say = texts[caller.lang]
    if (named.username === workspace.botName) return refuse(say.bot())
    if (await roles.has(named.id, 'organizer')) return refuse(say.already(named.username))
    return { preview: say.preview(named.username), plan: named }
  },
  async execute({ roles, people, audit, clock }, named: Person, caller) {
    const say = texts[caller.lang]
    const { id: personId, username } = named
    if (await roles.has(personId, 'organizer')) return refuse(say.already(username))
    const at = clock.now()
    await roles.give({ personId, username, role: 'organizer', since: at })
    await audit.add({ at, who: caller.id, what: 'role add', where: caller.room.id, detail: username, about: personId })
    const notice = await noticeTo(people, named, (lang) => texts[lang].notice(caller.username))
    return { ...reply(say.done(username)), notices: [notice] }
  },
})
