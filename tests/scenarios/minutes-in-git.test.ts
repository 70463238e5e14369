import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { createRepository, git } from '../support/git-remote.ts'
import { createHandTicker } from '../support/manual-scheduler.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { createPrivateRooms } from '../support/private-rooms.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

const minute = 60_000

it('minutes go from chat to a branch, once merged are found and announced, and slides follow them', {
  timeout: 60_000,
}, async () => {
  const base = createTemporaryFolder()
  const { bare, work } = createRepository(base, { 'content/meetups/2018-03-22.md': '+++\ntitle = "x"\n+++\n\n* Helm\n' })
  const { clock, time } = createMovingClock()
  const ticker = createHandTicker()
  const source = `file://${bare}#main:content/meetups`
  const test = await startTestBot({ clock, ticker, minutes: { source, copyFolder: join(base, 'copy') } })
  const { sandbox, bot } = test
  const { store } = bot
  const rooms = createPrivateRooms(test)
  const mark = async (text: string) => {
    const { _id } = sandbox.say('olga', 'cloudnative', text)
    await sandbox.waitForMessage((one) => one._id === _id && Object.keys(one.reactions ?? {}).length > 0)
  }
  const toldOlga = async (words: string) => {
    await ticker.tick()
    await sandbox.waitForMessage(() => rooms.told('olga').some((msg) => msg.includes(words)))
    return rooms.told('olga').find((msg) => msg.includes(words)) ?? ''
  }
  const inRoom = () => sandbox.messages('cloudnative').filter(({ msg }) => msg.includes('### The minutes are available'))
  const startsAt = time.now()
  const meetup = await store.meetups.add(
    { title: 'December meetup', startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' },
    startsAt,
  )
  const room = sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
  await store.announcements.order({ meetupId: meetup.id, startsAt, rooms: [{ roomId: room, langs: ['en', 'fr'] }] }, startsAt)
  const talk = await store.talks.add(
    { title: 'Service meshes', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' },
    startsAt,
  )
  await store.talks.change(talk.id, { state: 'confirmed', meetupId: meetup.id }, { at: startsAt, who: 'x', step: 'place' })

  await mark('!meetup start')
  await mark(`!meetup topic #${talk.id}`)
  await mark('!meetup note Linkerd was easier to run than Istio')
  await test.ask('olga', '!meetup end')
  await mark('!meetup yes')
  const proposed = await toldOlga('### Proposed to the site')
  const [, branch = '', day = ''] = /\*\*Branch\*\*: `(rendezvous\/(\d{4}-\d\d-\d\d))`/.exec(proposed) ?? []
  git(work, 'pull', '--quiet', 'origin', branch)
  git(work, 'push', '--quiet', 'origin', 'HEAD:main')
  await test.ask('olga', '!meetup minutes refresh')
  const found = (await test.ask('akua', '!meetup minutes istio')).msg
  time.advance(3 * 60 * minute)
  await ticker.tick()
  await sandbox.waitForMessage(() => inRoom().length > 0)
  await mark(`!meetup attach #${talk.id} slides:https://slides.example.ca/mesh`)
  time.advance(minute)
  const links = await toldOlga('new links in')
  await ticker.tick()

  const [, linksBranch = ''] = /\*\*Branch\*\*: `([^`]+)`/.exec(links) ?? []
  expect(git(bare, 'diff', '--name-status', `${branch}^`, branch)).toBe(`A\tcontent/meetups/${day}.md`)
  expect(found).toContain('`* Linkerd was easier to run than Istio`')
  expect(inRoom()).toHaveLength(1)
  expect(git(bare, 'diff', '-U0', 'main', linksBranch)).toMatch(/\n\+\* \[Slides\]\(https:\/\/slides\.example\.ca\/mesh\)$/)
  await test.close()
})
