import { commands } from '../../commands/index.ts'
import { tokenize } from '../../src/command/args/tokens.ts'
import { createRouter } from '../../src/command/router.ts'
import { withTestPeople } from './seed.ts'

const verbs = createRouter(commands)

/** Every example of every command, in both languages, with the word that calls the bot. */
export const examples = commands.flatMap((command) =>
  (['en', 'fr'] as const).flatMap((lang) =>
    command.examples[lang].map((example) => ({
      name: command.name,
      root: lang === 'fr' ? '!rencontre' : '!meetup',
      example: withTestPeople(example),
    })),
  ),
)

/** An example whose free words, quoted texts and option values are replaced by the given ones, or kept. */
export function spoil({ root, example }: (typeof examples)[number], words: readonly (string | undefined)[], more = ''): string {
  const rest = verbs.find(example)?.rest ?? ''
  const head = rest === '' ? example : example.slice(0, example.length - rest.length).trimEnd()
  const spoiled = tokenize(rest).map(({ text, quoted }, index) => {
    const hostile = words[index]
    if (hostile === undefined) return quoted ? `"${text}"` : text
    const [, option] = /^(--[\p{L}-]+=?|[\p{L}-]+:)/u.exec(text) ?? []
    if (quoted) return `"${hostile}"`
    return option === undefined ? hostile : `${option}${hostile}`
  })
  return [root, head, ...spoiled, more].filter((part) => part !== '').join(' ')
}
