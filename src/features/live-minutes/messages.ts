import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { knowsRoom, type Sight } from '../visibility/model.ts'
import type { LiveMinutes, StaleStep } from './model.ts'

const texts = bilingual({
  en: {
    place: (room: string | undefined) => (room === undefined ? 'in another room' : `in **${room}**`),
    opened: (title: string, taker: string) =>
      `### Minutes are open: ${title}\n**Minute-taker**: ${taker}\nOnly what is marked goes into the minutes. Say \`!meetup here\` to be listed as present.`,
    how: (title: string, others: string) =>
      [
        `### You're taking the minutes: ${title}`,
        'Easiest: click **Reply** under “Minutes are open”. In that thread, every line you write is a note. Each mark gets a ✅ once it is saved.',
        'There, or anywhere in the room:',
        '- `!note TEXT` · `!decision TEXT` · `!link https://… TEXT`',
        '- `!action @who TEXT due:next friday`',
        `- \`!topic TEXT\`${others}`,
        '- `!meetup undo` removes your last mark, `!meetup s/old/new/` corrects it',
        '- `!meetup end` shows the file and publishes it',
      ].join('\n'),
    talks: (calls: string) => `, or a talk by its number: ${calls}`,
    named: (title: string, when: string) =>
      `### You're the minute-taker: ${title}\n**When**: ${when}\nWhen it starts, type \`!meetup start\` in the room of the meetup.`,
    stale: (what: StaleStep, title: string, id: number) =>
      ({
        taker: `### The minutes are still open: ${title}\nThe meetup should be over. Type \`!meetup end\` in the room where they are open: it shows the file and publishes it.`,
        room: `### The minutes are still open: ${title}\nIs the meetup over? Then the minute-taker or an organizer can type \`!meetup end\`. If nobody does, I'll close them as a draft an hour after the planned end.`,
        close: `### I've closed the minutes as a draft: ${title}\nNobody ended them. The file follows. \`!meetup end #${id}\` publishes it, and \`!meetup start #${id}\` in a room reopens it.`,
      })[what],
  },
  fr: {
    place: (room) => (room === undefined ? fr`dans un autre salon` : fr`dans **${room}**`),
    opened: (title, taker) =>
      fr`### Le compte rendu est ouvert : ${title}\n**Secrétaire de séance** : ${taker}\nSeul ce qui est marqué y figure. Écrivez \`!rencontre ici\` si vous voulez que votre nom figure parmi les présences.`,
    how: (title, others) =>
      fr`### Vous rédigez le compte rendu : ${title}\nLe plus simple : cliquez sur **Répondre** sous « Le compte rendu est ouvert ». Dans ce fil, chaque ligne que vous écrivez est une note. Chaque marque reçoit un ✅ dès qu'elle est conservée.\nDans ce fil, ou partout dans le salon :\n- \`!note TEXTE\` · \`!décision TEXTE\` · \`!lien https://… TEXTE\`\n- \`!action @qui TEXTE échéance:vendredi prochain\`\n- \`!sujet TEXTE\`${others}\n- \`!rencontre défaire\` retire votre dernière marque, \`!rencontre s/ancien/nouveau/\` la corrige\n- \`!rencontre terminer\` montre le fichier et le publie`,
    talks: (calls) => fr`, ou une présentation par son numéro : ${calls}`,
    named: (title, when) =>
      fr`### Vous êtes secrétaire de séance : ${title}\n**Quand** : ${when}\nAu début, écrivez \`!rencontre commencer\` dans le salon de la rencontre.`,
    stale: (what, title, id) =>
      ({
        taker: fr`### Le compte rendu est toujours ouvert : ${title}\nLa rencontre devrait être terminée. \`!rencontre terminer\`, dans le salon où il est ouvert, montre le fichier et le publie.`,
        room: fr`### Le compte rendu est toujours ouvert : ${title}\nLa rencontre est-elle terminée? La personne qui le rédige, ou l'équipe d'organisation, écrit \`!rencontre terminer\`. Sinon, je le ferme comme ébauche une heure après la fin prévue.`,
        close: fr`### J'ai fermé le compte rendu comme ébauche : ${title}\nPersonne ne l'avait terminé. Le fichier suit. \`!rencontre terminer #${id}\` le publie; \`!rencontre commencer #${id}\`, dans un salon, le rouvre.`,
      })[what],
  },
})

/** Where minutes are taken. The room is named if these readers may know it now. */
export function describeToRoom({ room }: Pick<LiveMinutes, 'room'>, sight: Sight, lang: Lang): string {
  const isKnown = room?.name !== undefined && knowsRoom(sight, room.id)
  return texts[lang].place(isKnown ? `#${escapeMarkdown(room.name)}` : undefined)
}

/** For the room in which minutes were opened. */
export function describeOpened(meetup: Meetup, taker: string, lang: Lang): string {
  return texts[lang].opened(titleOf(meetup, lang), escapeMarkdown(taker))
}

/** For the minute-taker. Lists the talks of the agenda by their numbers. */
export function describeHowToMark(meetup: Meetup, talkIds: readonly number[], lang: Lang): string {
  const verb = { en: '!topic', fr: '!sujet' }[lang]
  const calls = talkIds.map((id) => `\`${verb} #${id}\``).join(' · ')
  return texts[lang].how(titleOf(meetup, lang), calls === '' ? '' : texts[lang].talks(calls))
}

/** For somebody who was named minute-taker before the meetup. */
export function describeNamed(meetup: Meetup, lang: Lang): string {
  return texts[lang].named(titleOf(meetup, lang), formatMoment(meetup.startsAt, lang, meetup.zone))
}

/** For the people who left minutes open. */
export function describeStaleStep(what: StaleStep, meetup: Meetup, lang: Lang): string {
  return texts[lang].stale(what, titleOf(meetup, lang), meetup.id)
}
