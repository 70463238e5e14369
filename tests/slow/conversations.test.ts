import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { englishConversations } from '../scenarios/conversations-en.ts'
import { frenchConversations } from '../scenarios/conversations-fr.ts'
import { playScript } from '../scenarios/play-script.ts'
import { startStory } from '../scenarios/story.ts'
import { createSqliteFile } from '../support/stores.ts'

/** `TRANSCRIPTS=write npm run test:slow -- tests/slow/conversations.test.ts` rewrites the documentation. */
const isWriting = process.env['TRANSCRIPTS'] === 'write'

const conversations = [
  { lang: 'fr', file: 'docs/transcripts/conversations.fr.md', script: frenchConversations, count: 20 },
  { lang: 'en', file: 'docs/transcripts/conversations.en.md', script: englishConversations, count: 10 },
] as const

describe('conversations from first contact to published minutes', () => {
  it.each(conversations)(
    'read as the transcript in $file',
    async ({ lang, file, script, count }) => {
      const database = createSqliteFile()
      const story = await startStory({ databaseUrl: database.url, lang, begins: '2026-09-01 09:00' })

      try {
        await playScript(story, script)
      } finally {
        if (isWriting) writeFileSync(file, story.transcript())
        await story.close()
        await database.remove()
      }

      expect(story.transcript().match(/^## /gm)).toHaveLength(count)
      expect(story.transcript()).toBe(readFileSync(file, 'utf8'))
    },
    240_000,
  )
})
