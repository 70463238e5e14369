import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Story, startStory } from '../scenarios/story.ts'
import { playInEnglish } from '../scenarios/three-months-en.ts'
import { playInFrench } from '../scenarios/three-months-fr.ts'
import { measureNoise, type Noise } from '../support/noise.ts'
import { databaseKinds } from '../support/stores.ts'

const stories = [
  { lang: 'en', file: 'docs/transcripts/three-months.en.md', play: playInEnglish, attendee: 'mei' },
  { lang: 'fr', file: 'docs/transcripts/three-months.fr.md', play: playInFrench, attendee: 'francois' },
] as const

/** `TRANSCRIPTS=write npm test -- tests/scenarios` rewrites the documentation. */
const isWriting = process.env['TRANSCRIPTS'] === 'write'

/** Averages a month. Lines are those of a phone. */
interface Budget {
  readonly messages: number
  readonly lines: number
}

/**
 * What the bot may say unasked in a month, in the rooms and to each role in private. `member`: somebody who does nothing. Messages
 * are the agreed budget; lines leave room for a sentence or two above what was measured.
 */
const budgets: Readonly<Record<string, Budget>> = {
  'series’ room': { messages: 4, lines: 80 },
  'second room': { messages: 1, lines: 40 },
  'organizer, who takes the minutes': { messages: 6, lines: 60 },
  // Three for the talk, and the reminder that everybody who comes gets.
  'presenter, who also comes': { messages: 4, lines: 45 },
  attendee: { messages: 2, lines: 10 },
  member: { messages: 0, lines: 0 },
}

const monthsPlayed = 3

/** Averages a month; a presenter's are those of a talk. */
function listNoise(story: Story, attendee: string): Readonly<Record<keyof typeof budgets, Noise>> {
  const heard = {
    'series’ room': story.postsIn('cloudnative'),
    'second room': story.postsIn('general'),
    'organizer, who takes the minutes': story.unaskedBy('olivia'),
    'presenter, who also comes': story.unaskedBy('priya'),
    attendee: story.unaskedBy(attendee),
    member: story.unaskedBy('nadia'),
  }
  return Object.fromEntries(
    Object.entries(heard).map(([role, messages]) => {
      const { messages: count, words, lines } = measureNoise(messages)
      const divisor = role.startsWith('presenter') ? 1 : monthsPlayed
      return [role, { messages: count / divisor, words: words / divisor, lines: lines / divisor }]
    }),
  )
}

function printNoise(lang: string, noise: Readonly<Record<string, Noise>>): void {
  const rows = Object.entries(noise).map(([role, { messages, words, lines }]) => {
    const [count, letters, shown] = [messages, words, lines].map((one) => one.toFixed(1))
    return `| ${role} | ${count} | ${letters} | ${shown} |`
  })
  process.stdout.write(
    `Unasked, a month (${lang})\n| | messages | words | lines |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
  )
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`three months of a community on ${kind.name}`, () => {
    it.each(stories)(
      'read as the transcript in $file',
      async ({ lang, file, play, attendee }) => {
        const database = await kind.create()
        const story = await startStory({ databaseUrl: database.url, lang, begins: '2026-09-01 09:00' })

        let noise: ReturnType<typeof listNoise> = {}
        try {
          await play(story)
          noise = listNoise(story, attendee)
        } finally {
          if (isWriting) writeFileSync(file, story.transcript())
          await story.close()
          await database.remove()
        }

        expect(story.transcript()).toBe(readFileSync(file, 'utf8'))
        printNoise(lang, noise)
        for (const [role, budget] of Object.entries(budgets)) {
          expect.soft(noise[role]?.messages, `${role}: messages`).toBeLessThanOrEqual(budget.messages)
          expect.soft(noise[role]?.lines, `${role}: lines`).toBeLessThanOrEqual(budget.lines)
        }
      },
      240_000,
    )
  })
}
