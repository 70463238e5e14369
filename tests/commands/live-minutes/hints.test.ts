import { beforeAll, expect, it } from 'vitest'
import { openMinutesScene } from '../../support/minutes-scene.ts'
import { withTestPeople } from '../../support/seed.ts'
import { useShared } from '../../support/use-each.ts'

const scene = useShared(openMinutesScene)

beforeAll(async () => {
  await scene.mark('olga', '!meetup start')
  await scene.mark('olga', '!note old words, ancien, Helm chart, charte Helm')
})

/** The calls that a reply says to type, with something in place of what they leave open. */
function hintsIn(reply: string): readonly string[] {
  return [...reply.matchAll(/`(!(?:meetup|rencontre) [^`]+|link:[^`]+|lien:[^`]+)`/g)]
    .map(([, call = '']) => call)
    .filter((call) => !/end|terminer|undo|défaire/.test(call))
}

it.each([
  ['!meetup link helm.sh', '!meetup link '],
  ['!rencontre lien helm.sh', '!rencontre lien '],
  ['!meetup note', ''],
  ['!rencontre décision', ''],
  ['!meetup action @rhys', ''],
  ['!meetup topic', ''],
  ['!meetup s/', ''],
  ['!rencontre s|rien', ''],
  ['!meetup s/old/x/ #99', ''],
])('%s is refused with calls that work when typed', async (typed, before) => {
  const { msg } = await scene.test.ask('olga', typed)
  const hints = hintsIn(msg)

  expect(hints.length, msg).toBeGreaterThan(0)
  for (const hint of hints) {
    if (/marks|marques/.test(hint)) {
      expect(await scene.rooms.answerTo('olga', hint)).toContain('1. note')
      continue
    }
    const call = withTestPeople(hint.startsWith('!') ? hint : `${before}${hint}`).replace('https://…', 'https://helm.sh')
    const said = scene.test.sandbox.say('olga', 'cloudnative', call)
    const done = await scene.test.sandbox.waitForMessage((one) => one._id === said._id && one.reactions !== undefined)
    expect(Object.keys(done.reactions ?? {}), hint).toEqual([':white_check_mark:'])
    await scene.mark('olga', '!note old words, ancien, Helm chart, charte Helm')
  }
})
