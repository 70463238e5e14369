import { addDays } from '../calendar.ts'
import { holidaysIn } from '../holidays.ts'
import { compareDates, makeDate, type PlainDate } from '../plain-date.ts'
import { endsAtBoundary, type Piece, skipLongest, splitPhrases, type Word } from './words.ts'

interface NamedDay {
  readonly phrases: readonly (readonly string[])[]
  readonly dayIn: (year: number) => PlainDate | undefined
}

const namedDays: readonly NamedDay[] = [
  from('Christmas Day', -1, 'christmas eve', 'la veille de noël', 'veille de noël'),
  from('Christmas Day', 0, 'christmas', 'christmas day', 'xmas', 'noël', 'le jour de noël', 'jour de noël'),
  from('Christmas Day', 1, 'boxing day', 'lendemain de noël', 'le lendemain de noël'),
  onDay(12, 31, "new year's eve", 'new years eve', "la veille du jour de l'an", "veille du jour de l'an", 'la saint-sylvestre'),
  onDay(1, 1, "new year's day", 'new years day', "new year's", 'new year', "jour de l'an", 'nouvel an', "premier de l'an"),
  from('Family Day', 0, 'family day', 'jour de la famille', 'fête de la famille'),
  from('Good Friday', 0, 'good friday', 'vendredi saint'),
  from('Good Friday', 2, 'easter', 'easter sunday', 'pâques', 'dimanche de pâques'),
  from('Easter Monday', 0, 'easter monday', 'lundi de pâques'),
  from('Victoria Day', 0, 'victoria day', 'fête de la reine', 'patriots day', 'journée des patriotes', 'fête des patriotes'),
  onDay(6, 24, 'saint-jean', 'st-jean', 'saint-jean-baptiste', 'fête nationale', 'saint-jean-baptiste day'),
  onDay(7, 1, 'canada day', 'fête du canada'),
  from('Civic Holiday', 0, 'civic holiday', 'congé civique'),
  from('Labour Day', 0, 'labour day', 'labor day', 'fête du travail'),
  from('Thanksgiving', 0, 'thanksgiving', 'action de grâces', 'action de grâce'),
  onDay(11, 11, 'remembrance day', 'jour du souvenir'),
]

const articles = splitPhrases('the', 'on', 'le', 'la', "l'", 'au', 'à', 'à la', "à l'")

/** The next Christmas, Labour Day, « Action de grâces »…, today included. */
export function readHoliday(words: readonly Word[], at: number, today: PlainDate): Piece<PlainDate> | undefined {
  const start = skipLongest(words, at, articles) ?? at
  for (const { phrases, dayIn } of namedDays) {
    const next = skipLongest(words, at, phrases) ?? skipLongest(words, start, phrases)
    if (next === undefined || !endsAtBoundary(words, next)) continue
    const value = [dayIn(today.year), dayIn(today.year + 1)].find((day) => day && compareDates(day, today) >= 0)
    if (value) return { value, next }
  }
  return undefined
}

/** `name`: the English one in the list of holidays; `days`: how long after it. */
function from(name: string, days: number, ...phrases: readonly string[]): NamedDay {
  const dayIn = (year: number) => {
    const holiday = holidaysIn(year).find((one) => one.name.en === name && !one.isObserved)
    return holiday && addDays(holiday.date, days)
  }
  return { phrases: splitPhrases(...phrases), dayIn }
}

function onDay(month: number, day: number, ...phrases: readonly string[]): NamedDay {
  return { phrases: splitPhrases(...phrases), dayIn: (year) => makeDate(year, month, day) }
}
