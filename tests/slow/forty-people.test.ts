import { expect, it } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { crowdSeed, playForty, roles } from '../scenarios/forty-people.ts'
import { type Story, startStory } from '../scenarios/story.ts'
import { measureNoise } from '../support/noise.ts'
import { createSqliteFile } from '../support/stores.ts'

/** Messages and phone lines a month; a presenter's are those of one talk (docs/noise.md).. */
const limits = {
  'series’ room': { messages: 4, lines: 80 },
  'second room': { messages: 1, lines: 40 },
  minuteTaker: { messages: 6, lines: 60 },
  organizer: { messages: 5, lines: 50 },
  presenter: { messages: 4, lines: 45 },
  silentPresenter: { messages: 4, lines: 45 },
  attendee: { messages: 2, lines: 10 },
  onWaitingList: { messages: 3, lines: 40 },
  reader: { messages: 0, lines: 0 },
}

const monthsPlayed = 3

/** What `end` was told to make. */
const isPatch = ({ msg }: Message) => msg.startsWith('### Ready for the site') || msg.startsWith('```')

function listHeard(story: Story): Readonly<Record<keyof typeof limits, readonly Message[]>> {
  const { minuteTaker, organizer, presenter, silentPresenter, attendee, onWaitingList, reader } = roles
  const { unaskedBy, postsIn } = story
  return {
    ...{ 'series’ room': postsIn('cloudnative'), 'second room': postsIn('general') },
    ...{ minuteTaker: unaskedBy(minuteTaker).filter((message) => !isPatch(message)), organizer: unaskedBy(organizer) },
    ...{ presenter: unaskedBy(presenter), silentPresenter: unaskedBy(silentPresenter) },
    ...{ attendee: unaskedBy(attendee), onWaitingList: unaskedBy(onWaitingList), reader: unaskedBy(reader) },
  }
}

function isAtNight({ ts }: Message): boolean {
  const { hour } = localOf(ts.getTime(), 'America/Toronto').time
  return hour < 7 || hour >= 20
}

it('three months of forty people cost each of them no more messages than agreed, and none at night', async () => {
  const database = createSqliteFile()
  const begins = '2026-09-01 09:00'
  const story = await startStory({ databaseUrl: database.url, lang: 'en', begins, seed: crowdSeed })

  await playForty(story)

  const heard = listHeard(story)
  await story.close()
  await database.remove()
  const rows = Object.entries(limits).map(([role, limit]) => {
    const { messages, lines } = measureNoise(heard[role as keyof typeof limits])
    const divisor = role.endsWith('resenter') ? 1 : monthsPlayed
    return { role, limit, messages: messages / divisor, lines: lines / divisor }
  })
  const table = rows.map(({ role, messages, lines }) => `| ${role} | ${messages.toFixed(1)} | ${lines.toFixed(0)} |`)
  process.stdout.write(`Unasked, a month, of forty people\n| | messages | lines |\n| --- | --- | --- |\n${table.join('\n')}\n`)
  for (const { role, limit, messages, lines } of rows) {
    expect.soft(messages, `${role}: messages`).toBeLessThanOrEqual(limit.messages)
    expect.soft(lines, `${role}: lines`).toBeLessThanOrEqual(limit.lines)
  }
  expect(Object.values(heard).flat().filter(isAtNight)).toEqual([])
}, 300_000)
