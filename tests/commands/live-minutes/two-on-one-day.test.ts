import { expect, it } from 'vitest'
import { parseMinutes } from '../../../src/features/minutes/index.ts'
import { minutesOf } from '../../../src/features/minutes/minutes-of.ts'
import { minute, openMinutesScene } from '../../support/minutes-scene.ts'
import { useShared } from '../../support/use-each.ts'

const scene = useShared(openMinutesScene)

async function publish(which = ''): Promise<string> {
  const asked = scene.rooms.told('olga').length
  await scene.test.ask('olga', `!meetup end${which}`)
  await expect
    .poll(() =>
      scene.rooms
        .told('olga')
        .slice(asked)
        .some((msg) => msg.startsWith('```')),
    )
    .toBe(true)
  const file =
    scene.rooms
      .told('olga')
      .slice(asked)
      .find((msg) => msg.startsWith('```')) ?? ''
  await scene.mark('olga', '!meetup yes')
  await scene.tick()
  return file.split('\n').slice(1, -1).join('\n')
}

it('gives each of two meetups of one day a file, a title and an id of its own, in whatever language', async () => {
  const { store } = scene.test.bot
  await scene.mark('olga', '!meetup start')
  await scene.mark('olga', '!note The first one')
  const first = await publish()
  const second = await store.meetups.add({ ...scene.meetup, scheduledBy: 'x', title: 'In the evening' }, scene.time.now())
  await scene.mark('olga', `!meetup start #${second.id} lang:fr`)
  await scene.mark('olga', '!note The second one')
  const text = await publish()
  await scene.tick()

  const day = /title = "Minutes for (.*)"/.exec(first)?.[1] ?? ''
  expect(text).toContain(`title = "Compte rendu du ${day} (2)"`)
  expect(text).toContain(`Identifer = "meetup-${day.replaceAll('-', '')}-2"`)
  expect((await store.publications.of(scene.meetup.id))?.file).toBe(`${day}.md`)
  expect(await store.publications.of(second.id)).toMatchObject({ file: `${day}-2.fr.md`, state: 'patch' })
  const files = [first, text].map((one, index) => {
    const parsed = parseMinutes({ name: index === 0 ? `${day}.md` : `${day}-2.fr.md`, text: one })
    if (!parsed.ok) throw new Error(parsed.reason)
    return parsed.minutes
  })
  const archive = { on: async () => files }
  const found = await Promise.all([scene.meetup, second].map((meetup) => minutesOf(archive, store.publications, meetup)))
  expect(found.map((one) => one?.file)).toEqual([`${day}.md`, `${day}-2.fr.md`])
  const onlyFirst = { on: async () => files.slice(0, 1) }
  expect(await minutesOf(onlyFirst, store.publications, second)).toBeUndefined()
})

it('gives a number also to minutes whose name somebody else has already used, once they are ended again', async () => {
  const { store } = scene.test.bot
  const third = await store.meetups.add(
    { ...scene.meetup, scheduledBy: 'x', startsAt: scene.time.now() - minute },
    scene.time.now(),
  )
  await scene.mark('olga', `!meetup start #${third.id}`)
  await publish()
  const known = await store.publications.of(third.id)
  const raw = { meetupId: third.id, file: known?.file ?? '', title: 'x', text: 'x' }

  expect(known?.file).toMatch(/-3\.md$/)
  expect(await store.publications.takenBesides(third.id, [raw.file])).toEqual(new Set())
})
