import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { englishConversations } from '../scenarios/conversations-en.ts'
import { frenchConversations } from '../scenarios/conversations-fr.ts'
import { type Story, startStory } from '../scenarios/story.ts'
import { createSqliteFile } from '../support/stores.ts'

/** `TRANSCRIPTS=write npm run test:slow -- tests/slow/conversations.test.ts` rewrites the documentation. */
const isWriting = process.env['TRANSCRIPTS'] === 'write'

const conversations = [
  { lang: 'fr', file: 'docs/transcripts/conversations.fr.md', script: frenchConversations, count: 20 },
  { lang: 'en', file: 'docs/transcripts/conversations.en.md', script: englishConversations, count: 10 },
] as const

async function play(story: Story, script: string): Promise<void> {
  for (const line of script.trim().split('\n')) {
    const [, title] = /^## (.*)$/.exec(line) ?? []
    const [, moment] = /^@ (.*)$/.exec(line) ?? []
    const [, who = '', room, words = ''] = /^(\w+)(?: #(\w+))?: (.*)$/.exec(line) ?? []
    if (title !== undefined) story.chapter(title)
    else if (moment !== undefined) await story.until(moment)
    else if (room === undefined) await story.tell(who, words)
    // Ordinary talk in a room gets no answer that could be waited for.
    else if (/^!|@rendezvous/.test(words)) await story.say(who, room, words)
    else story.sandbox.say(who, room, words)
  }
}

describe('conversations from first contact to published minutes', () => {
  it.each(conversations)(
    'read as the transcript in $file',
    async ({ lang, file, script, count }) => {
      const database = createSqliteFile()
      const story = await startStory({ databaseUrl: database.url, lang, begins: '2026-09-01 09:00' })

      try {
        await play(story, script)
      } finally {
        if (isWriting) writeFileSync(file, story.transcript())
        await story.close()
        await database.remove()
      }

      expect(story.transcript().match(/^## /gm)).toHaveLength(count)
      expect(story.transcript()).toBe(readFileSync(file, 'utf8'))
    },
    120_000,
  )
})
