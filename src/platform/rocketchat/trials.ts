import { randomUUID } from 'node:crypto'
import type { Person } from '../../messaging/chat.ts'
import type { Clock } from '../../shared/clock.ts'
import { messageOf } from '../../shared/message-of.ts'
import { createDirectory } from './directory.ts'
import { addReaction, editMessage, postMessage } from './posting.ts'
import type { Rest } from './rest.ts'

/** Something that the bot does every day, tried once. */
export type Trial = 'direct' | 'post' | 'react' | 'edit' | 'people'

export interface TrialResult {
  readonly trial: Trial
  readonly refusal?: string
}

/** The text of the test message. It goes to the account's direct room with itself, so nobody else sees it. */
const trialText =
  'Rendezvous doctor: a test message that nobody else can see. / Un message d’essai, que personne d’autre ne voit.'

/** Tries everything, in the account's direct room with itself. */
export async function tryAll(
  rest: Rest,
  clock: Clock,
  { id: personId, username }: Pick<Person, 'id' | 'username'>,
): Promise<readonly TrialResult[]> {
  const directory = createDirectory(rest, clock)
  const id = randomUUID().replaceAll('-', '')
  let roomId = ''
  const steps: readonly (readonly [Trial, () => Promise<unknown>])[] = [
    [
      'people',
      async () => {
        if ((await directory.findPerson({ username })) === undefined) throw new Error('users.info: nobody found')
      },
    ],
    [
      'direct',
      async () => {
        roomId = await directory.openDirect(personId)
      },
    ],
    ['post', () => postMessage(rest, { id, roomId, text: trialText }, () => false)],
    ['react', () => addReaction(rest, id, ':white_check_mark:')],
    ['edit', () => editMessage(rest, { roomId, messageId: id, text: `${trialText} ✓` })],
  ]
  const trials: TrialResult[] = []
  for (const [trial, run] of steps) {
    const refusal = await messageOfFailure(run)
    trials.push({ trial, ...(refusal !== undefined && { refusal }) })
    // The rest would fail for the same reason.
    if (refusal !== undefined && (trial === 'direct' || trial === 'post')) break
  }
  // Most bots may not delete their own messages. Then it stays in the bot's own room.
  if (roomId !== '') await rest.call('POST', 'chat.delete', { roomId, msgId: id }).catch(() => undefined)
  return trials
}

/** The error message; undefined when nothing failed. */
export async function messageOfFailure(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}
