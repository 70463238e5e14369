import type { Caller } from '../../src/command/caller.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { notifyMovedUp } from '../../src/features/attendance/seats.ts'
import { listOrganizers } from '../../src/features/people/notice.ts'
import type { Services } from '../../src/features/services.ts'
import { notifyOfFreeSlots } from '../../src/features/talks/notify-organizers.ts'
import type { Notice } from '../../src/messaging/notice.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    preview: () =>
      "I'll forget what you've told me: your language, time zone, department, RSVPs, talks, topics and votes, your role, your calendar's address, and the text of your commands. Published minutes stay as they are. **This can't be undone.**",
    last: () =>
      "You're the only organizer, and there has to be one. First add another with `!meetup role add NAME organizer`, then ask me again.",
    done: () => "I've forgotten everything you told me. If you write to me again, we start fresh.",
  },
  fr: {
    preview: () =>
      fr`J'oublierais ce que vous m'avez dit : la langue, le fuseau horaire, le ministère, votre présence, vos présentations, vos sujets et vos votes, votre rôle, l'adresse de votre calendrier et les mots de vos commandes. Les comptes rendus publiés restent tels quels. **Cette opération est irréversible.**`,
    last: () =>
      fr`Vous êtes la seule personne qui organise, et il en faut une. Nommez-en d'abord une autre, avec \`!rencontre rôle ajouter NOM\`, puis redemandez-le-moi.`,
    done: () => fr`J'ai oublié ce que vous m'aviez dit. Si vous m'écrivez de nouveau, nous repartirons à zéro.`,
  },
})

export const forgetMe = defineCommand({
  name: 'forget me',
  verbs: { en: ['forget me', 'forget-me'], fr: ['oublie-moi', 'oublie moi', 'oubliez-moi', 'oubliez moi'] },
  group: 'you',
  who: 'all',
  summary: { en: "erase what you've told me", fr: fr`effacer ce que vous m'avez dit` },
  examples: { en: ['forget me'], fr: ['oublie-moi'] },
  args: {},
  changes: true,
  async preview(needs, _args, caller) {
    const say = texts[caller.lang]
    const [first, ...others] = await listOrganizers(needs)
    return first?.id === caller.id && others.length === 0 ? refuse(say.last()) : { preview: say.preview(), plan: {} }
  },
  async execute(needs, _plan: Readonly<Record<string, never>>, caller) {
    const say = texts[caller.lang]
    const { roles, audit, clock } = needs
    if ((await roles.take(caller.id, 'organizer', caller.id)) === 'last') return refuse(say.last())
    const notices = await forget(needs, caller)
    await audit.add({ at: clock.now(), who: '', what: 'forget me', where: '', detail: '' })
    return { ...reply(say.done()), notices }
  },
})

async function forget(needs: Services, { id, username }: Caller): Promise<readonly Notice[]> {
  const at = needs.clock.now()
  const notices: Notice[] = [...(await notifyOfFreeSlots(needs, { id }))]
  // Seats that become free go to the waiting list.
  for (const { meetup, movedUp } of await needs.attendance.forget(id, at)) {
    notices.push(...(await notifyMovedUp(needs, meetup, movedUp, '')))
  }
  for (const one of needs.erasables) await one.forget(id, at, username)
  return notices
}
