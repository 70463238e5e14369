import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startStory } from '../scenarios/story.ts'
import { playInEnglish } from '../scenarios/three-months-en.ts'
import { playInFrench } from '../scenarios/three-months-fr.ts'
import { databaseKinds } from '../support/stores.ts'

const stories = [
  { lang: 'en', file: 'docs/transcripts/three-months.en.md', play: playInEnglish },
  { lang: 'fr', file: 'docs/transcripts/three-months.fr.md', play: playInFrench },
] as const

/** `TRANSCRIPTS=write npm test -- tests/scenarios` rewrites the documentation. */
const isWriting = process.env['TRANSCRIPTS'] === 'write'

interface Noise {
  readonly posts: number
  /** On a phone. */
  readonly lines: number
}

/** What fits beside a picture at 390 pixels. */
const lettersPerLine = 40

/** What the bot has posted in a room for all to read, outside of threads. */
function measureNoise({ sandbox }: Awaited<ReturnType<typeof startStory>>, room: string): Noise {
  const posts = sandbox.messages(room).filter(({ u, tmid }) => u.username === 'rendezvous' && tmid === undefined)
  const lines = posts.flatMap(({ msg }) => msg.split('\n')).map((line) => Math.max(1, Math.ceil(line.length / lettersPerLine)))
  return { posts: posts.length, lines: lines.reduce((sum, count) => sum + count, 0) }
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`three months of a community on ${kind.name}`, () => {
    it.each(stories)(
      'read as the transcript in $file',
      async ({ lang, file, play }) => {
        const database = await kind.create()
        const story = await startStory({ databaseUrl: database.url, lang, begins: '2026-09-01 09:00' })

        let noise: Readonly<Record<string, Noise>> = {}
        try {
          await play(story)
          noise = { series: measureNoise(story, 'cloudnative'), second: measureNoise(story, 'general') }
        } finally {
          if (isWriting) writeFileSync(file, story.transcript())
          await story.close()
          await database.remove()
        }

        expect(story.transcript()).toBe(readFileSync(file, 'utf8'))
        // Three months at four posts of eighty lines a month, and one of forty in a room that hears it as well.
        expect(noise['series']?.posts).toBeLessThanOrEqual(12)
        expect(noise['series']?.lines).toBeLessThanOrEqual(240)
        expect(noise['second']?.posts).toBeLessThanOrEqual(3)
        expect(noise['second']?.lines).toBeLessThanOrEqual(120)
      },
      120_000,
    )
  })
}
