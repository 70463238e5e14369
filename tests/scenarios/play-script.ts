import type { Story } from './story.ts'

/**
 * Plays what people do, a line each:
 *
 *     ## Title                      a heading in the transcript
 *     @ 2026-09-17 13:00            time goes on until then
 *     alice: words                  to the bot alone
 *     alice #room: words            in a room
 *     alice #room [beginning]: …    in the thread of the message that begins so
 *     alice #room edits [beginning]: words
 *     alice #room deletes [beginning]
 *     | words                       one more line of the same message
 */
export async function playScript(story: Story, script: string): Promise<void> {
  for (const line of script.trim().replaceAll('\n| ', '\u0000').split('\n')) {
    const written = line.replaceAll('\u0000', '\n')
    const [, title] = /^## (.*)$/.exec(written) ?? []
    const [, moment] = /^@ (.*)$/.exec(written) ?? []
    if (title !== undefined) story.chapter(title)
    else if (moment !== undefined) await story.until(moment)
    else await act(story, written)
  }
}

async function act(story: Story, written: string): Promise<void> {
  const parts = /^(\w+)(?: #(\w+)(?: (edits|deletes))?(?: \[(.*?)\])?)?(?:: (.*))?$/s.exec(written)
  const [, who = '', room, does, beginning, words = ''] = parts ?? []
  const about = room === undefined || beginning === undefined ? undefined : story.find(room, beginning)
  if (room === undefined) await story.tell(who, words)
  else if (does !== undefined && about !== undefined) await story.edit(who, about, does === 'edits' ? words : undefined)
  // Ordinary talk in a room gets no answer that could be waited for.
  else if (about !== undefined || /^!|@rendezvous/.test(words)) await story.say(who, room, words, about?._id)
  else story.sandbox.say(who, room, words)
}
