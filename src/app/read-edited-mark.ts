import { readableMarks } from '../../commands/live-minutes/marks.ts'
import { topic } from '../../commands/live-minutes/topic.ts'
import { readCall } from '../command/address.ts'
import type { ReadContext } from '../command/args/args.ts'
import { parseArgs } from '../command/parse.ts'
import { createRouter } from '../command/router.ts'
import type { NewMark } from '../features/live-minutes/model.ts'
import { mayBeMark } from '../features/live-minutes/read-mark.ts'

interface EditedMessage {
  readonly text: string
  /** In the minutes' own thread, every line is a note. */
  readonly isInTheirThread: boolean
}

const router = createRouter([...readableMarks.map(({ command }) => command), topic])

/**
 * What a message says as a mark after it was edited. Undefined when it says none any more, or names a talk: the heading of a
 * talk comes from the agenda.
 */
export async function readEditedMark(
  { text, isInTheirThread }: EditedMessage,
  botName: string,
  context: ReadContext,
): Promise<NewMark | undefined> {
  const words = mayBeMark(text) ? text.slice(1) : readCall(text, 'channel', botName)?.words
  if (words === undefined) return isInTheirThread ? readWith('note', text, context) : undefined
  const found = router.find(words)
  return found && readWith(found.command.name, found.rest, context)
}

async function readWith(name: string, words: string, context: ReadContext): Promise<NewMark | undefined> {
  if (name === topic.name) return readTopic(words, context)
  const mark = readableMarks.find(({ command }) => command.name === name)
  const parsed = mark && (await parseArgs(mark.command.args, words, context))
  return mark !== undefined && parsed?.ok === true ? mark.toMark(parsed.values) : undefined
}

async function readTopic(words: string, context: ReadContext): Promise<NewMark | undefined> {
  const parsed = await parseArgs(topic.args, words, context)
  const text = parsed.ok ? parsed.values['words'] : undefined
  return typeof text !== 'string' || /^#\d{1,9}$/.test(text) ? undefined : { kind: 'topic', text }
}
