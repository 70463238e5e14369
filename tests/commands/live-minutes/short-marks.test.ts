import { expect, it } from 'vitest'
import type { Message } from '../../../sandbox/index.ts'
import { openMinutesScene } from '../../support/minutes-scene.ts'
import { testBotName } from '../../support/seed.ts'
import { useShared } from '../../support/use-each.ts'

const scene = useShared(openMinutesScene)

const hasMark =
  (id: string) =>
  ({ _id, reactions }: Message) =>
    _id === id && Object.keys(reactions ?? {}).length > 0
const say = (username: string, text: string, tmid?: string) =>
  scene.test.sandbox.say(username, 'cloudnative', text, tmid === undefined ? {} : { tmid })
const marked = (username: string, text: string, tmid?: string) =>
  scene.test.sandbox.waitForMessage(hasMark(say(username, text, tmid)._id))
/** Whatever was said before is handled once this is. */
const settle = () => scene.test.ask('akua', '!meetup conduct')
const saidByBot = () => scene.test.sandbox.messages('cloudnative').filter(({ u }) => u.username === testBotName)

it('takes short marks only while minutes are open in the room, and lines of their own thread only from who takes them', async () => {
  say('olga', '!note before')
  await settle()
  const beforeStart = saidByBot().length

  await scene.mark('olga', '!meetup start')
  const opened = await scene.test.sandbox.waitForMessage(({ msg }) => msg.includes('Minutes are open'))
  await marked('olga', '!topic Planning')
  await marked('olga', '!décision On garde le jeudi')
  await marked('olga', '!action @akua book the room')
  await marked('olga', '!link https://helm.sh The site')
  await marked('olga', 'Helm is "stable", everybody: really', opened._id)
  await marked('olga', 's/really/indeed/', opened._id)
  await marked('olga', '!note in the thread', opened._id)
  say('akua', 'I think so too', opened._id)
  say('olga', 'a plain line in the room')
  say('olga', '!note elsewhere', undefined)
  scene.test.sandbox.say('olga', 'general', '!note in another room')
  await settle()
  const during = saidByBot().length

  expect(beforeStart).toBe(1)
  // The start, and two replies of `settle`: marks cost the room no words.
  expect(during).toBe(3)
  expect(await scene.marks()).toEqual([
    'topic: Planning',
    'decision: On garde le jeudi',
    'action: book the room',
    'link: The site',
    'note: Helm is "stable", everybody: indeed',
    'note: in the thread',
    'note: elsewhere',
  ])
})
