import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { describeJoin, describeWhen, describeWhere, linkConduct, type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { listCalls, otherWishes } from './answer-buttons.ts'
import type { AttendanceMode, ClosedReason, SeatKind } from './model.ts'

const texts = bilingual({
  en: {
    headline: (answer: string, title: string) => `### ${answer}: ${title}`,
    withdrawn: () => "I've removed your RSVP",
    answer: (mode: AttendanceMode) =>
      ({
        room: "You're coming",
        waiting: "You're on the waiting list",
        'waiting-remote': "You're on the waiting list to join remotely",
        remote: "You're joining remotely",
        maybe: 'You might come',
        no: "You're not coming",
      })[mode],
    noAnswer: () => "You haven't answered yet",
    movedUp: (title: string, kind: SeatKind) =>
      `### You have a ${kind === 'room' ? 'seat' : 'remote seat'} now, as one came free: ${title}`,
    same: () => 'No change: you already told me.',
    turn: (turn: number, kind: SeatKind) =>
      kind === 'room'
        ? `**Waiting list**: number ${turn}. The room is full; I'll write to you as soon as you get a seat. In the meantime you can join remotely.`
        : `**Waiting list**: number ${turn}. All remote seats are taken; I'll write to you as soon as you get one. In the meantime you can come in person.`,
    noLink: () => "There's no join link yet; `!meetup next` will show it.",
    change: (calls: string) => `**To change it**: ${calls}`,
    ended: (title: string) =>
      `That meetup is over (${title}), so you can't sign up any more. \`!meetup next\` shows the next one.`,
    cancelled: (title: string) =>
      `That meetup is cancelled (${title}), so you can't sign up. \`!meetup next\` shows the next one.`,
    unknown: () => 'That meetup no longer exists. `!meetup list` shows the upcoming ones.',
  },
  fr: {
    headline: (answer, title) => fr`### ${answer} : ${title}`,
    withdrawn: () => fr`J'ai retiré votre réponse`,
    answer: (mode) =>
      ({
        room: fr`Vous venez`,
        waiting: fr`Vous êtes sur la liste d'attente`,
        'waiting-remote': fr`Vous êtes sur la liste d'attente pour participer à distance`,
        remote: fr`Vous participez à distance`,
        maybe: fr`Vous viendrez peut-être`,
        no: fr`Vous ne venez pas`,
      })[mode],
    noAnswer: () => fr`Vous n'avez pas encore répondu`,
    movedUp: (title, kind) =>
      fr`### Une place ${kind === 'room' ? '' : fr`à distance `}s'est libérée, elle est à vous : ${title}`,
    same: () => fr`Vous me l'aviez déjà dit; rien n'a changé.`,
    turn: (turn, kind) =>
      kind === 'room'
        ? fr`**Liste d'attente** : numéro ${turn}. La salle est pleine; je vous écrirai dès qu'une place sera à vous. D'ici là, vous pouvez participer à distance.`
        : fr`**Liste d'attente** : numéro ${turn}. Toutes les places à distance sont prises; je vous écrirai dès qu'il y en aura une pour vous. D'ici là, vous pouvez venir sur place.`,
    noLink: () => fr`Le lien pour participer n'est pas encore connu; \`!rencontre prochaine\` le montrera.`,
    change: (calls) => fr`**Pour changer** : ${calls}`,
    ended: (title) =>
      fr`Cette rencontre est terminée (${title}); on ne peut plus s'y inscrire. \`!rencontre prochaine\` montre celle à venir.`,
    cancelled: (title) =>
      fr`Cette rencontre est annulée (${title}); on ne peut pas s'y inscrire. \`!rencontre prochaine\` montre celle à venir.`,
    unknown: () => fr`Cette rencontre n'existe plus. \`!rencontre liste\` montre celles à venir.`,
  },
})

interface RecordedAnswer {
  readonly meetup: Meetup
  /** Undefined when the RSVP was removed. */
  readonly mode: AttendanceMode | undefined
  readonly waitingPosition?: number | undefined
  /** They gave the same answer before. */
  readonly isSame: boolean
  /** URL of the code of conduct. */
  readonly conduct: string
}

/** Confirms an RSVP: what was understood, everything the person needs to attend, and how to change it. */
export function describeAnswer(recorded: RecordedAnswer, reader: Reader): string {
  const { meetup, mode, waitingPosition, isSame, conduct } = recorded
  const say = texts[reader.lang]
  const comes = mode !== undefined && mode !== 'no'
  const isRemote = mode === 'remote' || mode === 'waiting-remote'
  return [
    say.headline(mode === undefined ? say.withdrawn() : say.answer(mode), titleOf(meetup, reader.lang)),
    ...(isSame ? [say.same()] : []),
    ...describeWhen(meetup, reader),
    ...(comes && !isRemote ? describeWhere(meetup, reader.lang) : []),
    ...(mode === 'remote' || mode === 'maybe' ? describeLink(meetup, reader.lang) : []),
    ...(waitingPosition === undefined ? [] : [say.turn(waitingPosition, isRemote ? 'remote' : 'room')]),
    ...(comes ? [linkConduct(conduct, reader.lang)] : []),
    describeChanges(meetup, mode, reader.lang),
  ].join('\n')
}

/** The same in four lines at most, for somebody who reacted to a message that says the rest. */
export function describeAnswerBriefly(
  { meetup, mode, waitingPosition }: Pick<RecordedAnswer, 'meetup' | 'mode' | 'waitingPosition'>,
  reader: Reader,
): string {
  const say = texts[reader.lang]
  const kind = mode === 'waiting-remote' ? 'remote' : 'room'
  return [
    say.headline(mode === undefined ? say.withdrawn() : say.answer(mode), titleOf(meetup, reader.lang)),
    ...describeWhen(meetup, reader),
    ...(waitingPosition === undefined ? [] : [say.turn(waitingPosition, kind)]),
    describeChanges(meetup, mode, reader.lang),
  ].join('\n')
}

/** For somebody on the waiting list who gets a seat. */
export function describeMoveUp(meetup: Meetup, kind: SeatKind, conduct: string, reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  return [
    say.movedUp(titleOf(meetup, lang), kind),
    ...describeWhen(meetup, reader),
    ...(kind === 'room' ? describeWhere(meetup, lang) : describeLink(meetup, lang)),
    linkConduct(conduct, lang),
    describeChanges(meetup, kind, lang),
  ].join('\n')
}

/** What somebody answered, for themselves. */
export function describeOwnAnswer(mode: AttendanceMode | undefined, lang: Lang): string {
  const say = texts[lang]
  return `${mode === undefined ? say.noAnswer() : say.answer(mode)}.`
}

/** Why RSVPs are closed. */
export function describeClosed(closed: ClosedReason, meetup: Meetup | undefined, lang: Lang): string {
  const say = texts[lang]
  return meetup === undefined || closed === 'unknown' ? say.unknown() : say[closed](titleOf(meetup, lang))
}

function describeLink(meetup: Meetup, lang: Lang): readonly string[] {
  return meetup.joinUrl === undefined ? [texts[lang].noLink()] : describeJoin(meetup, lang)
}

function describeChanges(meetup: Meetup, mode: AttendanceMode | undefined, lang: Lang): string {
  return texts[lang].change(listCalls(meetup, lang, otherWishes(mode)))
}
