import { type PhraseTable, type Piece, readFromTable, splitPhrases, type Word } from './words.ts'

/** The part of the day that tells 8:00 from 20:00. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night'

/** After a time: `2 in the afternoon`. */
const afterTime: PhraseTable<DayPart> = [
  ['morning', splitPhrases('in the morning', 'du matin', 'le matin', "de l'avant-midi", 'en avant-midi')],
  ['afternoon', splitPhrases('in the afternoon', "de l'après-midi", "l'après-midi", "de l'après midi", "de l'aprem")],
  ['evening', splitPhrases('in the evening', 'du soir', 'le soir')],
  ['night', splitPhrases('at night', 'de la nuit')],
]

const mornings = ['matin', 'au matin', 'le matin', 'en matinée', 'avant-midi', 'en avant-midi']
const afternoons = ['après-midi', 'après midi', 'en après-midi', "l'après-midi"]

/** After a day: `tomorrow morning`. */
const afterDay: PhraseTable<DayPart> = [
  ['morning', splitPhrases('morning', 'in the morning', ...mornings)],
  ['afternoon', splitPhrases('afternoon', 'in the afternoon', ...afternoons)],
  ['evening', splitPhrases('evening', 'in the evening', 'soir', 'au soir', 'le soir', 'en soirée')],
  ['night', splitPhrases('night', 'at night')],
]

/** Today: `this morning`. */
const ofToday: PhraseTable<DayPart> = [
  ['morning', splitPhrases('this morning', 'ce matin', 'à matin', 'cet avant-midi')],
  ['afternoon', splitPhrases('this afternoon', 'cet après-midi', 'cet après midi', 'cette après-midi')],
  ['evening', splitPhrases('this evening', 'tonight', 'ce soir', 'à soir')],
]

export const partsOfDay: readonly DayPart[] = ['morning', 'afternoon', 'evening', 'night']

export function readPartAfterTime(words: readonly Word[], at: number): Piece<DayPart> | undefined {
  return readFromTable(words, at, afterTime)
}

export function readPartAfterDay(words: readonly Word[], at: number): Piece<DayPart> | undefined {
  return readFromTable(words, at, afterDay)
}

export function readPartOfToday(words: readonly Word[], at: number): Piece<DayPart> | undefined {
  return readFromTable(words, at, ofToday)
}

/** The hours of a 12-hour clock that people use with each part, and those of a 24-hour clock. */
const hoursOf: Readonly<Record<DayPart, { readonly typed: readonly number[]; readonly later: readonly number[] }>> = {
  morning: { typed: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], later: [] },
  afternoon: { typed: [12, 13, 14, 15, 16, 17, 18], later: [1, 2, 3, 4, 5, 6] },
  evening: { typed: [16, 17, 18, 19, 20, 21, 22, 23], later: [4, 5, 6, 7, 8, 9, 10, 11] },
  night: { typed: [0, 1, 2, 3, 19, 20, 21, 22, 23], later: [7, 8, 9, 10, 11] },
}

/** The hour from 0 to 23 for a typed hour and a part of the day; undefined when they contradict each other. */
export function hourIn(part: DayPart, hour: number): number | undefined {
  if (hoursOf[part].typed.includes(hour)) return hour
  return hoursOf[part].later.includes(hour) ? hour + 12 : undefined
}
