import { replyPrivately } from '../../src/command/reply.ts'
import { listReminder } from '../../src/features/reminders/messages.ts'
import { isAutomated, type Reminder } from '../../src/features/reminders/model/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: () => 'Your reminders',
    none: () => 'You have none. `!meetup remind me 1d before` reminds you of the next meetup.',
    rooms: () => "Other people's, for channels",
    hint: () => 'Change one: `!meetup snooze #ID 1h` · `edit reminder #ID …` · `remind pause #ID` · `cancel #ID`',
    plan: () => 'What I do by myself for a meetup: `!meetup reminders plan`',
    resume: () => 'Resume a paused one: `!meetup remind resume #ID`',
  },
  fr: {
    headline: () => fr`Vos rappels`,
    none: () => fr`Aucun n'est en attente. \`!rencontre rappelle-moi 1 j avant\` vous rappelle la prochaine rencontre.`,
    rooms: () => fr`Ceux d'autres personnes, pour des salons`,
    hint: () =>
      fr`En modifier un : \`!rencontre reporter #ID 1 h\` · \`modifier rappel #ID …\` · \`rappel suspendre #ID\` · \`annuler #ID\``,
    plan: () => fr`Ce que je fais de moi-même pour une rencontre : \`!rencontre rappels échéancier\``,
    resume: () => fr`Reprendre un rappel suspendu : \`!rencontre rappel reprendre #ID\``,
  },
})

export const reminders = defineCommand({
  name: 'reminders',
  verbs: { en: ['reminders', 'my reminders'], fr: ['rappels', 'mes rappels'] },
  group: 'you',
  who: 'all',
  summary: {
    en: 'your upcoming reminders; organizers also see those for channels',
    fr: fr`vos rappels à venir; l'équipe d'organisation voit aussi ceux des salons`,
  },
  examples: { en: ['reminders'], fr: ['rappels'] },
  args: {},
  async run(needs, _args, { id, lang, zone, room }) {
    const say = texts[lang]
    const own = await needs.reminders.pendingOf(id)
    const isOrganizer = await needs.roles.has(id, 'organizer')
    const inRooms = isOrganizer ? await needs.reminders.pendingInRooms() : []
    const others = inRooms.filter((one) => one.madeBy.id !== id && !isAutomated(one))
    const list = (some: readonly Reminder[], isOwn: boolean) => some.map((one) => listReminder(one, { lang, zone, isOwn }))
    const hasPaused = [...own, ...others].some(({ state }) => state === 'paused')
    const text = [
      `### ${say.headline()}`,
      ...(own.length === 0 ? [say.none()] : list(own, true)),
      ...(others.length === 0 ? [] : ['', `**${say.rooms()}**`, ...list(others, false)]),
      ...(own.length + others.length === 0 ? [] : ['', say.hint()]),
      ...(hasPaused ? [say.resume()] : []),
      ...(isOrganizer ? [say.plan()] : []),
    ].join('\n')
    const listed = [...own, ...others].map((one) => ({ id: one.id, title: one.words ?? '' }))
    return { ...replyPrivately(text), listed, ...(room.kind !== 'direct' && { reaction: ':white_check_mark:' }) }
  },
})
