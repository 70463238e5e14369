import type { Button } from '../../messaging/chat.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup } from '../meetups/model.ts'
import { type AttendanceMode, type Wish, wishOf } from './model.ts'

const texts = bilingual({
  en: {
    react: () => 'Coming? Use a button, or react to this message: 👍 in person · 💻 remotely · 👎 not coming',
    call: (wish: Wish, id: number) =>
      `!meetup ${{ room: 'going', remote: 'remote', maybe: 'maybe', no: 'not going' }[wish]} #${id}`,
    label: (wish: Wish) => ({ room: 'Going', remote: 'Remote', maybe: 'Maybe', no: 'Not going' })[wish],
  },
  fr: {
    react: () => fr`Vous venez? Un bouton, ou une réaction à ce message : 👍 sur place · 💻 à distance · 👎 absence`,
    call: (wish, id) =>
      fr`!rencontre ${{ room: 'participer', remote: 'à distance', maybe: 'peut-être', no: 'absent' }[wish]} #${id}`,
    label: (wish) => fr`${{ room: 'Sur place', remote: 'À distance', maybe: 'Peut-être', no: 'Absence' }[wish]}`,
  },
})

/**
 * RSVP buttons. Each posts the typed command with the meetup's number, so a button under an old message never signs up for another
 * date.
 */
export function answerButtons(meetup: Meetup, lang: Lang, wishes: readonly Wish[]): readonly Button[] {
  return wishes.map((wish) => ({ label: texts[lang].label(wish), command: texts[lang].call(wish, meetup.id) }))
}

/** The answers somebody can still choose instead of the current one. */
export function otherWishes(mode: AttendanceMode | undefined): readonly Wish[] {
  const wishes: readonly Wish[] = ['room', 'remote', 'maybe', 'no']
  return wishes.filter((wish) => mode === undefined || wish !== wishOf(mode))
}

/** The commands that give these answers. */
export function listCalls(meetup: Meetup, lang: Lang, wishes: readonly Wish[]): string {
  return wishes.map((wish) => `\`${texts[lang].call(wish, meetup.id)}\``).join(' · ')
}

/** For a message whose buttons and reactions are RSVPs. */
export function describeHowToReact(lang: Lang): string {
  return texts[lang].react()
}
