import { type Piece, skipLongest, splitPhrases, type Word } from './words.ts'

/** The part of the day that tells 8:00 from 20:00. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night'

interface DayPartForms {
  readonly part: DayPart
  /** After a time: `2 in the afternoon`. */
  readonly afterTime: readonly (readonly string[])[]
  /** After a day: `tomorrow morning`. */
  readonly afterDay: readonly (readonly string[])[]
  /** Today: `this morning`. */
  readonly today: readonly (readonly string[])[]
}

const dayParts: readonly DayPartForms[] = [
  {
    part: 'morning',
    afterTime: splitPhrases('in the morning', 'du matin', 'le matin', "de l'avant-midi", 'en avant-midi'),
    afterDay: splitPhrases(
      'morning',
      'in the morning',
      'matin',
      'au matin',
      'le matin',
      'en matinée',
      'avant-midi',
      'en avant-midi',
    ),
    today: splitPhrases('this morning', 'ce matin', 'à matin', 'cet avant-midi'),
  },
  {
    part: 'afternoon',
    afterTime: splitPhrases('in the afternoon', "de l'après-midi", "l'après-midi", "de l'après midi", "de l'aprem"),
    afterDay: splitPhrases('afternoon', 'in the afternoon', 'après-midi', 'après midi', 'en après-midi', "l'après-midi"),
    today: splitPhrases('this afternoon', 'cet après-midi', 'cet après midi', 'cette après-midi'),
  },
  {
    part: 'evening',
    afterTime: splitPhrases('in the evening', 'du soir', 'le soir'),
    afterDay: splitPhrases('evening', 'in the evening', 'soir', 'au soir', 'le soir', 'en soirée'),
    today: splitPhrases('this evening', 'tonight', 'ce soir', 'à soir'),
  },
  {
    part: 'night',
    afterTime: splitPhrases('at night', 'de la nuit'),
    afterDay: splitPhrases('night', 'at night'),
    today: [],
  },
]

export const partsOfDay: readonly DayPart[] = dayParts.map(({ part }) => part)

function readPart(words: readonly Word[], at: number, where: 'afterTime' | 'afterDay' | 'today'): Piece<DayPart> | undefined {
  for (const { part, ...forms } of dayParts) {
    const next = skipLongest(words, at, forms[where])
    if (next !== undefined) return { value: part, next }
  }
  return undefined
}

export function readPartAfterTime(words: readonly Word[], at: number): Piece<DayPart> | undefined {
  return readPart(words, at, 'afterTime')
}

export function readPartAfterDay(words: readonly Word[], at: number): Piece<DayPart> | undefined {
  return readPart(words, at, 'afterDay')
}

export function readPartOfToday(words: readonly Word[], at: number): Piece<DayPart> | undefined {
  return readPart(words, at, 'today')
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
