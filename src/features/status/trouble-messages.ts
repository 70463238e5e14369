import { isRoomObstacle } from '../../messaging/rooms.ts'

import { minuteMs } from '../../shared/dates/time.ts'
import { oldZoneDataMonths } from '../../shared/dates/zone-data.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { inlineCode } from '../../shared/text/sanitize.ts'
import { explainMiss } from '../reminders/reasons.ts'
import { describeObstacle, explainObstacle } from '../room-access/messages.ts'
import { describeSpan, type StateName } from './messages.ts'
import type { MirrorTrouble } from './repository.ts'
import type { UnwritableRoom } from './unwritable-rooms.ts'

const texts = bilingual({
  en: {
    oldZoneData: (edition: string, months: number) =>
      `**My time zone data is about ${months} months old** (${edition}). Where a law has changed the clocks since, I'm an hour off. The person who runs me needs to update me.`,
    behind: (edition: string, newest: string) =>
      `**This copy has older time zone data (${edition}) than another one (${newest})**, and shows wrong times where a law has changed the clocks. The person who runs me needs to update it.`,
    readOnly: () =>
      "**I can't write to the database.** The person who runs me should check its disk and permissions. Until then, I can't save anything.",
    away: (reason: string) =>
      `**I'm not connected to the workspace** (${reason}). I'll keep trying; \`/readyz\` shows the same.`,
    refused: (reason: string) =>
      `**The workspace refuses my login** (${reason}). The person who runs me needs to set a valid token or password.`,
    noPosts: (code: string) =>
      `**The workspace accepts no messages from me** (${code}). An administrator has to fix that; I keep what I have to say and send it afterwards.`,
    noEdits: (code: string) =>
      `**The workspace doesn't let me edit my messages** (${code}), so announcements aren't updated. An administrator can turn on Settings → Message → Allow Message Editing.`,
    lag: (span: string) => `**A message has been waiting for ${span}.** The workspace doesn't accept it; my log says why.`,
    missedMessages: (count: number, why: string) =>
      `**I gave up on ${count} ${plural('en', count, 'message', 'messages')} in the last 24 hours** (${why}). Check that I'm in the room and may write there.`,
    missedReminders: (count: number, why: string) =>
      `**${count} ${plural('en', count, 'reminder was', 'reminders were')} missed in the last 24 hours** (${why}). \`!meetup reminders\` shows the upcoming ones.`,
    paused: (count: number) =>
      `**${count} ${plural('en', count, 'reminder is', 'reminders are')} paused.** \`!meetup reminders\` says why; then \`!meetup remind resume #ID\`, or \`!meetup cancel #ID\`.`,
    floods: (count: number, perMinute: number) =>
      `**${count} ${plural('en', count, 'room', 'rooms')} had more than ${perMinute} messages a minute** in the last 24 hours. The rest came later; \`!meetup reminders\` shows what you could spread out.`,
    lost: (count: number) =>
      `**${count} ${plural('en', count, 'announcement is', 'announcements are')} lost**: deleted, or in a room I can't write to. \`!meetup announce\` posts them again.`,
    minutes: (count: number, files: string) =>
      `**I can't read ${count} ${plural('en', count, 'file', 'files')} of minutes**: ${files}. My log says what to fix.`,
    mirrorRefused: (name: string, count: number, code: string) =>
      `**The mirror ${name} refused ${count} ${plural('en', count, 'post', 'posts')} in the last 24 hours** (${code}). The person who runs me can check its address with \`npm run doctor\`.`,
    mirrorUnclear: (name: string, count: number) =>
      `**${count} ${plural('en', count, 'post', 'posts')} to the mirror ${name} may have arrived**: its answer was lost. I don't post twice, so please look there.`,
    mirrorWaiting: (name: string, count: number) =>
      `**I can't reach the mirror ${name}.** ${count} ${plural('en', count, 'post is', 'posts are')} waiting; I'll keep trying for a day.`,
    noAnswer: (count: number) => `no answer (${count})`,
    more: (count: number) => `and ${count} more`,
  },
  fr: {
    oldZoneData: (edition, months) =>
      fr`**Mes données de fuseaux horaires ont environ ${months} mois** (${edition}). Là où une loi a changé l'heure depuis, je me trompe d'une heure. La personne qui m'exploite doit me mettre à jour.`,
    behind: (edition, newest) =>
      fr`**Cette copie a des données de fuseaux horaires plus anciennes (${edition}) qu'une autre (${newest})**, et affiche de fausses heures là où une loi a changé l'heure. La personne qui m'exploite doit la mettre à jour.`,
    readOnly: () =>
      fr`**Rien ne peut être écrit dans la base de données.** La personne qui m'exploite doit vérifier le disque et les droits; d'ici là, j'oublie ce qu'on me dit.`,
    away: (reason) =>
      fr`**Je ne suis pas connecté à l'espace de travail** (${reason}). Je réessaie de moi-même; \`/readyz\` indique la même chose.`,
    refused: (reason) =>
      fr`**L'espace de travail refuse ma connexion** (${reason}). La personne qui m'exploite doit me donner un jeton ou un mot de passe valide.`,
    noPosts: (code) =>
      fr`**L'espace de travail n'accepte aucun message de ma part** (${code}). L'administration doit y remédier; je garde ce que j'ai à dire et l'enverrai ensuite.`,
    noEdits: (code) =>
      fr`**L'espace de travail ne me laisse pas modifier mes messages** (${code}), et les annonces ne sont pas mises à jour. L'administration peut activer Paramètres → Message → Autoriser la modification des messages.`,
    lag: (span) =>
      fr`**Un message est en retard de ${span}.** L'espace de travail ne l'accepte pas; mon journal technique dit pourquoi.`,
    missedMessages: (count, why) =>
      fr`**${count} ${plural('fr', count, 'message a été abandonné', 'messages ont été abandonnés')} au cours des 24 dernières heures** (${why}). Vérifiez que je suis dans le salon et que je peux y écrire.`,
    missedReminders: (count, why) =>
      fr`**${count} ${plural('fr', count, 'rappel a été manqué', 'rappels ont été manqués')} au cours des 24 dernières heures** (${why}). \`!rencontre rappels\` montre ceux à venir.`,
    paused: (count) =>
      fr`**${count} ${plural('fr', count, 'rappel est suspendu', 'rappels sont suspendus')}.** \`!rencontre rappels\` dit pourquoi; ensuite, \`!rencontre rappel reprendre #ID\` ou \`!rencontre annuler #ID\`.`,
    floods: (count, perMinute) =>
      fr`**Dans ${count} ${plural('fr', count, 'salon', 'salons')}, il y avait plus à dire que ${perMinute} messages par minute** au cours des 24 dernières heures. Le reste est venu plus tard; \`!rencontre rappels\` montre ce qu'il faut espacer.`,
    lost: (count) =>
      fr`**${count} ${plural('fr', count, 'annonce est perdue', 'annonces sont perdues')}**, supprimée ou dans un salon qui m'est fermé. \`!rencontre annoncer\` publie de nouveau.`,
    minutes: (count, files) =>
      fr`**${count} ${plural('fr', count, 'fichier de comptes rendus ne peut pas être lu tel quel', 'fichiers de comptes rendus ne peuvent pas être lus tels quels')}** : ${files}. Mon journal technique dit ce qu'il faut corriger.`,
    mirrorRefused: (name, count, code) =>
      fr`**Le miroir ${name} a refusé ${count} ${plural('fr', count, 'message', 'messages')} au cours des 24 dernières heures** (${code}). La personne qui m'exploite peut vérifier son adresse avec \`npm run doctor\`.`,
    mirrorUnclear: (name, count) =>
      fr`**${count} ${plural('fr', count, 'message destiné', 'messages destinés')} au miroir ${name} ${plural('fr', count, 'est peut-être arrivé', 'sont peut-être arrivés')}** : sa réponse s'est perdue. Rien n'est publié deux fois; veuillez vérifier sur place.`,
    mirrorWaiting: (name, count) =>
      fr`**Le miroir ${name} ne répond pas.** ${count} ${plural('fr', count, 'message attend', 'messages attendent')}; je réessaie pendant une journée.`,
    noAnswer: (count) => fr`sans réponse (${count})`,
    more: (count) => fr`et ${count} de plus`,
  },
})

/** Everything that may be wrong. Items that are 0, empty or true aren't shown. */
export interface StatusTroubles {
  readonly state: { readonly name: StateName; readonly reason?: string }
  readonly canWrite: boolean
  readonly lagMs: number
  /** The workspace's code while it takes no messages. */
  readonly postingRefusal?: string | undefined
  /** The same for edits. */
  readonly editingRefusal?: string | undefined
  readonly unwritableRooms: readonly UnwritableRoom[]
  readonly missedMessages: readonly { readonly code?: string; readonly count: number }[]
  readonly missedReminders: readonly { readonly why: string; readonly count: number }[]
  readonly mirrors: readonly MirrorTrouble[]
  readonly pausedReminders: number
  readonly floodedRooms: number
  readonly postsPerMinute: number
  readonly lostAnnouncements: number
  readonly minutesFiles: readonly string[]
  readonly zoneData: { readonly edition: string; readonly months?: number; readonly newest?: string }
}

/** Below this, nothing counts as late. */
const lateMs = 2 * minuteMs

const mostFiles = 3

/** What is wrong and what to do about it, worst first. */
export function describeTroubles(troubles: StatusTroubles, lang: Lang): readonly string[] {
  const say = texts[lang]
  const { state, canWrite, lagMs, missedMessages, missedReminders, minutesFiles, postingRefusal, editingRefusal } = troubles
  const messages = missedMessages.map(({ code, count }) =>
    code === undefined ? say.noAnswer(count) : `${nameRefusal(code, lang)} (${count})`,
  )
  const reminders = missedReminders.map(({ why, count }) => `${explainMiss(why, lang)} (${count})`)
  const files = minutesFiles.slice(0, mostFiles).map((file) => inlineCode(file))
  const unnamed = minutesFiles.length - files.length
  const { pausedReminders, floodedRooms, postsPerMinute, lostAnnouncements } = troubles
  const { edition, months = 0, newest = '' } = troubles.zoneData
  const findings: readonly (readonly [boolean, () => string])[] = [
    [!canWrite, say.readOnly],
    [state.name === 'refused', () => say.refused(inlineCode(state.reason ?? '…'))],
    [state.name === 'connecting', () => say.away(inlineCode(state.reason ?? '…'))],
    [postingRefusal !== undefined, () => say.noPosts(inlineCode(postingRefusal ?? ''))],
    [editingRefusal !== undefined, () => say.noEdits(inlineCode(editingRefusal ?? ''))],
    ...troubles.unwritableRooms.map((room) => [true, () => describeObstacle(room, room.why, lang)] as const),
    [lagMs > lateMs, () => say.lag(describeSpan(lagMs, lang))],
    [messages.length > 0, () => say.missedMessages(sum(missedMessages), messages.join(', '))],
    [reminders.length > 0, () => say.missedReminders(sum(missedReminders), reminders.join(', '))],
    [pausedReminders > 0, () => say.paused(pausedReminders)],
    [lostAnnouncements > 0, () => say.lost(lostAnnouncements)],
    [floodedRooms > 0, () => say.floods(floodedRooms, postsPerMinute)],
    [newest > edition, () => say.behind(edition, newest)],
    ...troubles.mirrors.map((one) => [true, () => describeMirror(one, lang)] as const),
    [months > oldZoneDataMonths, () => say.oldZoneData(edition, months)],
    [
      files.length > 0,
      () => say.minutes(minutesFiles.length, [...files, ...(unnamed > 0 ? [say.more(unnamed)] : [])].join(', ')),
    ],
  ]
  return findings.flatMap(([isWrong, tell]) => (isWrong ? [tell()] : []))
}

function describeMirror({ name, kind, count, code = '' }: MirrorTrouble, lang: Lang): string {
  const say = texts[lang]
  const shown = inlineCode(name)
  if (kind === 'waiting') return say.mirrorWaiting(shown, count)
  return kind === 'unclear' ? say.mirrorUnclear(shown, count) : say.mirrorRefused(shown, count, inlineCode(code))
}

/** `it's archived`, or the workspace's own code. */
function nameRefusal(code: string, lang: Lang): string {
  return isRoomObstacle(code) ? explainObstacle(code, lang) : inlineCode(code)
}

function sum(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((total, { count }) => total + count, 0)
}
