import { complain, type Positional, taken, type Words } from '../../src/command/args/args.ts'
import { choiceOption } from '../../src/command/args/choices.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { minutesOption } from '../../src/command/args/numbers.ts'
import { textOf } from '../../src/command/args/texts.ts'
import { zoneOption } from '../../src/command/args/zone.ts'
import { readRule } from '../../src/shared/dates/phrases/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'

/** In UTF-16 units. */
export const seriesNameLength = 100

const texts = bilingual({
  en: {
    numberNotName: (name: string) =>
      `I know a series by its number, not by a name such as “${escapeMarkdown(name.slice(0, 80))}”. \`!meetup series\` lists them; then write \`#12\`.`,
  },
  fr: {
    numberNotName: (name) =>
      fr`Je connais une série par son numéro, et non par un nom comme « ${escapeMarkdown(name.slice(0, 80))} ». \`!rencontre série\` les énumère; écrivez ensuite \`#12\`.`,
  },
})

/** The number of a series, `#12`; undefined if the next word is something else. */
export function optionalSeriesId(): Positional<number | undefined> {
  return {
    kind: 'positional',
    read({ tokens: [token] }, { lang }) {
      // A name in quotes would be left over, as if the quotes were wrong.
      if (token?.quoted === true) return complain(texts[lang].numberNotName(token.text))
      const [, id] = /^#(\d{1,9})$/.exec(token?.text ?? '') ?? []
      return id === undefined ? taken(undefined, 0) : taken(Number(id), 1)
    },
  }
}

/** A name between quotes, or the words before the rule. */
export function seriesName(): Positional<string> {
  return {
    kind: 'positional',
    read(words, { zone, lang }) {
      const { typed, tokens } = words
      const count = tokens[0]?.quoted === true ? 1 : tokens.findIndex((_, at) => at > 0 && beginsRule(words, at, zone))
      const own = { typed, tokens: count > 0 ? tokens.slice(0, count) : tokens }
      const name = own.tokens[0]?.quoted === true ? own.tokens[0].text : textOf(own)
      if (name === '') return complain(argumentMessages[lang].textMissing())
      return name.length <= seriesNameLength
        ? taken(name, own.tokens.length)
        : complain(argumentMessages[lang].tooLong(name.length, seriesNameLength))
    },
  }
}

function beginsRule({ typed, tokens }: Words, at: number, zone: string): boolean {
  const start = tokens[at]?.start ?? 0
  // Long before that, the name is too long anyway. Trying each word of a long text would take seconds.
  if (start > 3 * seriesNameLength) return false
  return readRule(textOf({ typed, tokens: tokens.slice(at) }), zone).kind !== 'unreadable'
}

/** Options that a series has and a single meetup doesn't. */
export const seriesDetails = {
  zone: zoneOption({ en: 'zone', fr: 'fuseau' }),
  planning: minutesOption({ en: 'planning', fr: 'planification' }, 0, 600),
  first: choiceOption<Lang>(
    { en: 'first', fr: 'première' },
    { en: ['en', 'anglais', 'english'], fr: ['fr', 'français', 'french'] },
  ),
}
