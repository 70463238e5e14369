import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { describeJoin, describeWhen, describeWhere, type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { type AttendanceMode, type SeatKind, seatsOf, type Wish, wishOf } from './model.ts'

type Headline = AttendanceMode | 'withdrawn'

const texts = bilingual({
  en: {
    headline: (place: Headline, title: string) =>
      `### ${
        {
          room: 'You are coming',
          waiting: 'You are on the waiting list',
          'waiting-remote': 'You are on the waiting list to join remotely',
          remote: 'You are joining remotely',
          maybe: 'You may come',
          no: 'You are not coming',
          withdrawn: 'I have taken back your answer',
        }[place]
      }: ${title}`,
    movedUp: (title: string, kind: SeatKind) =>
      `### A ${kind === 'room' ? 'seat' : 'remote place'} has come free and is yours: ${title}`,
    same: () => 'You had told me so before; nothing has changed.',
    turn: (turn: number, kind: SeatKind) =>
      kind === 'room'
        ? `**Waiting list**: number ${turn}. The room is full; I will write to you as soon as a seat is yours. Meanwhile you can join remotely.`
        : `**Waiting list**: number ${turn}. All remote places are taken; I will write to you as soon as one is yours. Meanwhile you can come to the room.`,
    noLink: () => 'The join link is not known yet; `!meetup next` will show it.',
    conduct: (url: string) => `**Code of conduct**: ${url}`,
    change: (calls: string) => `**To change it**: ${calls}`,
    react: () => 'Coming? A button, or a reaction to this message: 👍 in the room · 💻 remotely · 👎 not coming',
    type: (calls: string) => `**Or type**: ${calls}`,
    call: (wish: Wish, id: number) =>
      `!meetup ${{ room: 'going', remote: 'remote', maybe: 'maybe', no: 'not going' }[wish]} #${id}`,
    label: (wish: Wish) => ({ room: 'Going', remote: 'Remote', maybe: 'Maybe', no: 'Not going' })[wish],
    ended: (title: string) =>
      `That meetup is over (${title}), so nobody can sign up any more. \`!meetup next\` shows the one to come.`,
    cancelled: (title: string) =>
      `That meetup is cancelled (${title}), so nobody can sign up. \`!meetup next\` shows the one to come.`,
    unknown: (_title: string) => 'That meetup is not there any more. `!meetup list` shows the coming ones.',
    full: (title: string, seats: string, over: number, names: string) =>
      `### More people than seats: ${title}\n${seats}; ${over} more ${plural('en', over, 'has', 'have')} one. Nobody was dropped. The last to come: ${names}. Please talk to them, or find more seats.`,
    seats: (seats: number, kind: SeatKind) =>
      kind === 'room'
        ? `The room now has ${seats} ${plural('en', seats, 'seat', 'seats')}`
        : `There ${plural('en', seats, 'is', 'are')} now ${seats} remote ${plural('en', seats, 'place', 'places')}`,
  },
  fr: {
    headline: (place, title) =>
      fr`### ${
        {
          room: fr`Vous venez`,
          waiting: fr`Vous êtes sur la liste d'attente`,
          'waiting-remote': fr`Vous êtes sur la liste d'attente pour participer à distance`,
          remote: fr`Vous participez à distance`,
          maybe: fr`Vous viendrez peut-être`,
          no: fr`Vous ne venez pas`,
          withdrawn: fr`J'ai retiré votre réponse`,
        }[place]
      } : ${title}`,
    movedUp: (title, kind) =>
      fr`### Une place ${kind === 'room' ? '' : fr`à distance `}s'est libérée, elle est à vous : ${title}`,
    same: () => fr`Vous me l'aviez déjà dit; rien n'a changé.`,
    turn: (turn, kind) =>
      kind === 'room'
        ? fr`**Liste d'attente** : numéro ${turn}. La salle est pleine; je vous écrirai dès qu'une place sera à vous. D'ici là, vous pouvez participer à distance.`
        : fr`**Liste d'attente** : numéro ${turn}. Toutes les places à distance sont prises; je vous écrirai dès qu'il y en aura une pour vous. D'ici là, vous pouvez venir sur place.`,
    noLink: () => fr`Le lien pour participer n'est pas encore connu; \`!rencontre prochaine\` le montrera.`,
    conduct: (url) => fr`**Code de conduite** : ${url}`,
    change: (calls) => fr`**Pour changer** : ${calls}`,
    react: () => fr`Vous venez? Un bouton, ou une réaction à ce message : 👍 sur place · 💻 à distance · 👎 absent`,
    type: (calls) => fr`**Ou écrivez** : ${calls}`,
    call: (wish, id) =>
      fr`!rencontre ${{ room: 'participer', remote: 'à distance', maybe: 'peut-être', no: 'absent' }[wish]} #${id}`,
    label: (wish) => fr`${{ room: 'Sur place', remote: 'À distance', maybe: 'Peut-être', no: 'Pas là' }[wish]}`,
    ended: (title) =>
      fr`Cette rencontre est terminée (${title}); on ne peut plus s'y inscrire. \`!rencontre prochaine\` montre celle à venir.`,
    cancelled: (title) =>
      fr`Cette rencontre est annulée (${title}); on ne peut pas s'y inscrire. \`!rencontre prochaine\` montre celle à venir.`,
    unknown: () => fr`Cette rencontre n'existe plus. \`!rencontre liste\` montre celles à venir.`,
    full: (title, seats, over, names) =>
      fr`### Plus de monde que de places : ${title}\n${seats}; ${over} ${plural('fr', over, 'personne', 'personnes')} de plus en ${plural('fr', over, 'a', 'ont')} une. Personne n'a été écarté. Les dernières à s'inscrire : ${names}. Veuillez leur parler, ou trouver d'autres places.`,
    seats: (seats, kind) =>
      kind === 'room'
        ? fr`La salle compte maintenant ${seats} ${plural('fr', seats, 'place', 'places')}`
        : fr`Il y a maintenant ${seats} ${plural('fr', seats, 'place', 'places')} à distance`,
  },
})

interface Told {
  readonly meetup: Meetup
  /** Undefined when the answer was taken back. */
  readonly place: AttendanceMode | undefined
  readonly placeInLine?: number | undefined
  /** The person had answered so before. */
  readonly isSame: boolean
  /** Address of the code of conduct. */
  readonly conduct: string
}

/** What the bot has understood of an answer, with all that the person needs to come, and how to change it. */
export function describeAnswer(told: Told, reader: Reader): string {
  const { meetup, place, placeInLine, isSame, conduct } = told
  const say = texts[reader.lang]
  const comes = place !== undefined && place !== 'no'
  const isRemote = place === 'remote' || place === 'waiting-remote'
  return [
    say.headline(place ?? 'withdrawn', titleOf(meetup, reader.lang)),
    ...(isSame ? [say.same()] : []),
    ...describeWhen(meetup, reader),
    ...(comes && !isRemote ? describeWhere(meetup, reader.lang) : []),
    ...(place === 'remote' || place === 'maybe' ? describeLink(meetup, reader.lang) : []),
    ...(placeInLine === undefined ? [] : [say.turn(placeInLine, isRemote ? 'remote' : 'room')]),
    ...(comes ? [say.conduct(conduct)] : []),
    describeChanges(meetup, place, reader.lang),
  ].join('\n')
}

/** For whoever waited and has a seat now. */
export function describeMoveUp(meetup: Meetup, kind: SeatKind, conduct: string, reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  return [
    say.movedUp(titleOf(meetup, lang), kind),
    ...describeWhen(meetup, reader),
    ...(kind === 'room' ? describeWhere(meetup, lang) : describeLink(meetup, lang)),
    say.conduct(conduct),
    describeChanges(meetup, kind, lang),
  ].join('\n')
}

/** For organizers: names stand in it. */
export function describeOver(meetup: Meetup, kind: SeatKind, names: readonly string[], lang: Lang): string {
  const seats = describeSeats(seatsOf(kind, meetup) ?? 0, kind, lang)
  return texts[lang].full(titleOf(meetup, lang), seats, names.length, names.join(', '))
}

/** `The room now has 20 seats`, for organizers who have changed it. */
export function describeSeats(seats: number, kind: SeatKind, lang: Lang): string {
  return texts[lang].seats(seats, kind)
}

/** Why an answer is not taken any more. */
export function describeClosed(closed: 'ended' | 'cancelled' | 'unknown', meetup: Meetup | undefined, lang: Lang): string {
  return texts[lang][closed](meetup === undefined ? '' : titleOf(meetup, lang))
}

/** Buttons under a meetup; each posts the typed call, with the number, so that an old message never signs up for another date. */
export function answerButtons(
  meetup: Meetup,
  lang: Lang,
  wishes: readonly Wish[],
): readonly { readonly label: string; readonly command: string }[] {
  return wishes.map((wish) => ({ label: texts[lang].label(wish), command: texts[lang].call(wish, meetup.id) }))
}

/** What somebody can answer instead of what they have. */
export function otherWishes(place: AttendanceMode | undefined): readonly Wish[] {
  const wishes: readonly Wish[] = ['room', 'remote', 'maybe', 'no']
  return wishes.filter((wish) => place === undefined || wish !== wishOf(place))
}

/** Under a message whose buttons and reactions are answers. */
export function describeHowToReact(lang: Lang): string {
  return texts[lang].react()
}

/** The same by typing, for clients that show neither. */
export function describeHowToType(meetup: Meetup, lang: Lang, wishes: readonly Wish[]): string {
  return texts[lang].type(writeCalls(meetup, lang, wishes))
}

export function describeConduct(url: string, lang: Lang): string {
  return texts[lang].conduct(url)
}

function describeLink(meetup: Meetup, lang: Lang): readonly string[] {
  return meetup.joinUrl === undefined ? [texts[lang].noLink()] : describeJoin(meetup, lang)
}

function describeChanges(meetup: Meetup, place: AttendanceMode | undefined, lang: Lang): string {
  return texts[lang].change(writeCalls(meetup, lang, otherWishes(place)))
}

function writeCalls(meetup: Meetup, lang: Lang, wishes: readonly Wish[]): string {
  return wishes.map((wish) => `\`${texts[lang].call(wish, meetup.id)}\``).join(' · ')
}
