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

function count(story: Awaited<ReturnType<typeof startStory>>) {
  const { sandbox } = story
  const say = (room: string) =>
    sandbox.messages(room).filter(({ u, tmid }) => u.username === 'rendezvous' && tmid === undefined)
  for (const room of sandbox.rooms) {
    const posts = say(room._id)
    process.stderr.write(
      `${room.t} ${room.name ?? room.usernames} ${posts.length} ${posts.reduce((sum, { msg }) => sum + msg.split('\n').length, 0)}\n`,
    )
  }
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`three months of a community on ${kind.name}`, () => {
    it.each(stories)(
      'read as the transcript in $file',
      async ({ lang, file, play }) => {
        const database = await kind.create()
        const story = await startStory({ databaseUrl: database.url, lang, begins: '2026-09-01 09:00' })

        try {
          await play(story)
          count(story)
        } finally {
          if (isWriting) writeFileSync(file, story.transcript())
          await story.close()
          await database.remove()
        }

        expect(story.transcript()).toBe(readFileSync(file, 'utf8'))
      },
      120_000,
    )
  })
}
