import { complain, type Positional, taken } from '../../src/command/args/args.ts'
import { isNone } from '../../src/command/args/none.ts'
import type { SeatCounts } from '../../src/features/attendance/seats.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'

const texts = bilingual({
  en: {
    notSeats: (typed: string) =>
      `${typed === '' ? 'How many seats?' : `“${escapeMarkdown(typed)}” is not a number of seats.`} Write \`25\`, \`remote 50\` for those who join remotely, or \`none\` for no limit.`,
  },
  fr: {
    notSeats: (typed) =>
      fr`${typed === '' ? fr`Combien de places?` : fr`« ${escapeMarkdown(typed)} » n'est pas un nombre de places.`} Écrivez \`25\`, \`à distance 50\` pour la participation à distance, ou \`aucune\` pour ne pas fixer de limite.`,
  },
})

const remoteWords = /^(?:remote|remotely|online|distance|a distance|en ligne)$/

/** `25`, `remote 50`, `25 remote:50`, `none`: whole numbers from 1 up, or a word that says there is no limit. */
export function seatCounts(): Positional<SeatCounts> {
  return {
    kind: 'positional',
    read({ tokens }, { lang }) {
      const words = tokens.map(({ text }) => fold(text))
      let seats: SeatCounts = {}
      let at = 0
      for (;;) {
        const [, glued] = /^(?:remote|distance):(.+)$/.exec(words[at] ?? '') ?? []
        const named = [2, 1].find((count) => remoteWords.test(words.slice(at, at + count).join(' '))) ?? 0
        const count = readCount(glued ?? words[at + named])
        if (count === undefined) break
        seats = { ...seats, [glued !== undefined || named > 0 ? 'remote' : 'room']: count }
        at += named + 1
      }
      return at > 0 ? taken(seats, at) : complain(texts[lang].notSeats((tokens[0]?.text ?? '').slice(0, 60)))
    },
  }
}

function readCount(word = ''): number | null | undefined {
  if (isNone(word)) return null
  return /^[1-9]\d{0,5}$/.test(word) ? Number(word) : undefined
}
