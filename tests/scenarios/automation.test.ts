import { afterEach, describe, expect, it } from 'vitest'
import { createSqliteFile, type TestDatabase } from '../support/stores.ts'
import { type Story, startStory } from './story.ts'

/** A community's plan, with a clock that goes from step to step. The meetup is on 17 December 2026 at 13:00. */

let database: TestDatabase
let story: Story

async function open(lang: 'en' | 'fr' = 'en'): Promise<void> {
  database = createSqliteFile()
  story = await startStory({ databaseUrl: database.url, lang, begins: '2026-11-20 09:00' })
}

afterEach(async () => {
  await story.close()
  await database.remove()
})

const direct = (username: string) => story.sandbox.direct(username, 'rendezvous')
const said = (room: string, words: string) =>
  story.sandbox.messages(room).filter(({ u, msg }) => u.username === 'rendezvous' && msg.includes(words))
const told = (username: string, words: string) => said(direct(username), words)
const inRoom = (words: string) => said('cloudnative', words)

async function subscribeAndPlan(): Promise<number> {
  await story.say('olivia', 'cloudnative', '!meetup subscribe')
  await story.say('olivia', 'cloudnative', '!meetup yes')
  await story.tell('olivia', 'schedule 2026-12-17 13:00 "Gathering" place:90 Elgin join:https://meet.example.ca/abc')
  const [, id] = /`#(\d+)`/.exec(story.botMessage(direct('olivia'), 'is planned as').msg) ?? []
  return Number(id)
}

/** Somebody offers a talk. Returns its number. */
async function offer(username: string, text: string): Promise<number> {
  await story.tell(username, `present ${text}`)
  const { msg } = story.botMessage(direct(username), text.slice(1, 5))
  return Number(/#(\d+)/.exec(msg)?.[1])
}

describe('an empty agenda', () => {
  it('is called out once while nothing waits; then the organizers hear how to place what waits', async () => {
    await open()
    const meetup = await subscribeAndPlan()

    await story.until('2026-11-26 13:01')
    const first = inRoom("### Who'd like to present? Gathering").map(({ msg }) => msg)
    const talk = await offer('alice', '"Helm charts"')
    await story.tell('victor', 'suggest "Service meshes"')
    await story.until('2026-12-03 13:01')

    expect(first).toHaveLength(1)
    expect(first[0]).toContain('### Qui présente? Gathering')
    expect(first[0]).not.toContain('Waiting for a date')
    expect(inRoom("### Who'd like to present? Gathering")).toHaveLength(1)
    expect(told('olivia', '### Nobody is presenting yet: Gathering')).toHaveLength(1)
    expect(told('olivia', `\`!meetup place #${talk} #${meetup}\``)).toHaveLength(1)
  })

  it('tells the organizers of the topics when no talk waits, and of neither when there is none', async () => {
    await open()
    await subscribeAndPlan()
    await story.tell('olivia', 'schedule 2026-12-18 13:00 "Other"')
    await story.until('2026-12-03 13:01')
    await story.tell('victor', 'suggest "Service meshes"')
    await story.until('2026-12-04 13:01')

    expect(told('olivia', '### Nobody is presenting yet: Gathering')[0]?.msg).toContain('nobody has suggested a topic')
    expect(told('olivia', '### Nobody is presenting yet: Other')[0]?.msg).toContain('- Service meshes · 1 vote')
  })

  it('is announced a week before; the day before the room is reminded in three lines, and the hour before who comes gets the link', async () => {
    await open()
    const meetup = await subscribeAndPlan()
    await story.tell('alice', `going #${meetup}`)
    await story.tell('victor', `not going #${meetup}`)

    await story.until('2026-12-17 12:30')

    expect(inRoom('### Gathering')).toHaveLength(1)
    const [reminder, ...more] = inRoom('### Coming up: Gathering')
    expect(more).toEqual([])
    const [english = '', french = ''] = reminder?.msg.split('\n\n') ?? []
    expect(english.split('\n')).toEqual([
      '### Coming up: Gathering',
      '**When**: Thursday, December 17, 2026, 1:00 p.m. EST, tomorrow',
      '**Where**: 90 Elgin · [join online](https://meet.example.ca/abc)',
      expect.stringMatching(/^\[Agenda, and who's coming\]\(http:.*\/channel\/cloudnative\?msg=[\w-]+\)$/),
    ])
    expect(french.split('\n')).toHaveLength(4)
    expect(told('alice', '### Coming up: Gathering')[0]?.msg).toContain('**Join**: https://meet.example.ca/abc')
    expect(told('alice', '### Bientôt')).toEqual([])
    expect(told('victor', 'Gathering').filter(({ msg }) => msg.includes('Coming up'))).toEqual([])
  })
})

describe('a talk on the agenda', () => {
  it('that is not confirmed is asked about twice, and then its slot goes to the oldest that waits and fits', async () => {
    await open()
    const meetup = await subscribeAndPlan()
    const talk = await offer('alice', '"Helm charts"')
    const long = await offer('victor', '"Everything" length:90')
    const next = await offer('francois', '"Argo"')
    await story.tell('olivia', `place #${talk} #${meetup}`)

    await story.until('2026-12-11 00:00')
    const asked = told('alice', '### Will you present? “Helm charts”')
    await story.until('2026-12-12 13:01')

    expect(asked).toHaveLength(2)
    expect(asked[0]?.msg).toContain('**When**: Thursday, December 17, 2026, 1:00 p.m. EST')
    expect(JSON.stringify(asked[0]?.attachments)).toContain(`!meetup confirm #${talk}`)
    expect(inRoom("### Who'd like to present?")).toEqual([])
    expect(told('alice', '### Your slot is open again: “Helm charts”')[0]?.msg).toContain('is offered to the next in line')
    expect(told('francois', '### A slot has come free for your talk: “Argo”')).toHaveLength(1)
    expect(told('victor', 'A slot has come free')).toEqual([])
    const [report, ...more] = told('olivia', '### Talks that were not confirmed: Gathering')
    expect(more).toEqual([])
    expect(report?.msg).toMatch(/Waiting for a date again[\s\S]*Helm charts[\s\S]*Offered[\s\S]*Argo/)
    await story.tell('francois', `confirm #${next}`)
    await story.tell('olivia', `talks #${talk}`)
    expect(story.botMessage(direct('olivia'), '“Helm charts”').msg).toContain('accepted, waiting for a date')
    await story.tell('olivia', `talks #${long}`)
    expect(story.botMessage(direct('olivia'), '“Everything”').msg).toContain('proposed')
  })

  it('that is confirmed is asked nothing; its presenter gets time and link, and is asked for slides afterwards', async () => {
    await open()
    const meetup = await subscribeAndPlan()
    const talk = await offer('alice', '"Helm charts"')
    await story.tell('olivia', `place #${talk} #${meetup}`)
    await story.tell('alice', `confirm #${talk}`)

    await story.until('2026-12-18 13:01')

    expect(told('alice', 'Will you present?')).toEqual([])
    expect(told('olivia', 'not confirmed')).toEqual([])
    const brief = told('alice', "### You're presenting: Gathering")
    expect(brief).toHaveLength(2)
    expect(brief[0]?.msg).toContain('- **2:00 p.m.** · “Helm charts” · 20\u00a0min')
    expect(brief[0]?.msg).toContain(`\`!meetup attach #${talk} slides:https://…\``)
    expect(told('alice', '### Still missing after Gathering')).toHaveLength(1)
    const [asked, ...more] = told('olivia', '### Still missing after Gathering')
    expect(more).toEqual([])
    expect(asked?.msg).toContain(`- the recording of “Helm charts”: \`!meetup attach #${talk} recording:https://…\``)
    expect(asked?.msg).toContain(`- the minutes: \`!meetup end #${meetup}\``)
  })

  it('of somebody who is put there shortly before slots are reopened keeps its slot', async () => {
    await open()
    const meetup = await subscribeAndPlan()
    const talk = await offer('alice', '"Helm charts"')
    await story.until('2026-12-11 12:00')
    await story.tell('olivia', `place #${talk} #${meetup}`)

    await story.until('2026-12-12 13:01')

    expect(told('alice', 'Your slot is open again')).toEqual([])
  })
})

describe('a plan', () => {
  it('moves with its meetup, and what was said of the old date is corrected once', async () => {
    await open()
    const meetup = await subscribeAndPlan()
    await story.until('2026-12-16 14:00')
    await story.tell('olivia', `move #${meetup} 2026-12-21 13:00`)
    await story.tell('olivia', 'yes')

    await story.until('2026-12-22 14:00')

    const reminders = inRoom('### Coming up: Gathering').map(({ msg }) => /\*\*When\*\*: \w+, \w+ \d+/.exec(msg)?.[0])
    expect(reminders).toEqual(['**When**: Thursday, December 17', '**When**: Monday, December 21'])
    const corrections = [...inRoom('### The meetup has moved'), ...inRoom('### Correction')]
    expect(corrections).toHaveLength(1)
    expect(corrections[0]?.tmid).toBe(inRoom('### Gathering')[0]?._id)
    expect(inRoom("### Who'd like to present?")).toHaveLength(2)
  })

  it('ends with a meetup that is cancelled, also for what comes afterwards', async () => {
    await open()
    const meetup = await subscribeAndPlan()
    await story.until('2026-12-04 12:00')
    await story.tell('olivia', `cancel meetup #${meetup} reason:storm`)
    await story.tell('olivia', 'yes')

    await story.until('2026-12-19 12:00')

    expect([...inRoom('Coming up'), ...inRoom('### Gathering\n')]).toEqual([])
    expect(told('olivia', 'Still to come')).toEqual([])
  })

  it('of a meetup that is planned at short notice is only what still lies ahead', async () => {
    await open()
    await story.until('2026-12-11 09:00')
    await subscribeAndPlan()

    await story.until('2026-12-17 13:00')

    expect(inRoom("Who'd like to present?")).toEqual([])
    expect(told('olivia', 'Reminders that were not sent')).toEqual([])
    expect(inRoom('### Coming up: Gathering')).toHaveLength(1)
  })

  it('speaks French to whoever wants French, in rooms and privately', async () => {
    await open('fr')
    await story.say('olivia', 'cloudnative', '!rencontre abonner langue:fr')
    await story.say('olivia', 'cloudnative', '!rencontre oui')
    await story.tell('francois', 'langue fr')
    await story.tell('olivia', 'schedule 2026-12-17 13:00 "Gathering"')
    const [, id] = /`#(\d+)`/.exec(story.botMessage(direct('olivia'), '`#').msg) ?? []
    await story.tell('francois', 'présenter « Argo »')
    const talk = Number(/#(\d+)/.exec(story.botMessage(direct('francois'), 'Argo').msg)?.[1])
    await story.tell('olivia', `place #${talk} #${id}`)

    await story.until('2026-12-16 14:00')

    expect(inRoom('### Bientôt\u00a0: Gathering')[0]?.msg).not.toContain('Coming up')
    const asked = told('francois', '### Présenterez-vous? «\u00a0Argo\u00a0»')
    expect(asked[0]?.msg).not.toContain('Will you')
    expect(JSON.stringify(asked[0]?.attachments)).toContain('!rencontre confirmer')
    expect(told('francois', 'Il n’y a pas de mal')).toHaveLength(1)
  })
})
