import { demoSeed, type Seed } from '../../sandbox/index.ts'
import type { Story } from './story.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** `p1` presents first; odd ones write French. */
const crowd = numbers(36).map((number) => `p${number}`)

/** Forty people in one room, twenty of them in a second one, and two who organize. */
export const crowdSeed: Seed = {
  ...demoSeed,
  people: [...demoSeed.people, ...crowd.map((username) => ({ username, name: username.toUpperCase(), roles: ['user'] }))],
  rooms: demoSeed.rooms.map((room) => {
    const joined = room.name === 'cloudnative' ? crowd : crowd.slice(0, 17)
    return { ...room, members: [...new Set([...room.members, ...joined])] }
  }),
}

/** Who is what in the play. */
export const roles = {
  minuteTaker: 'olivia',
  organizer: 'victor',
  presenter: 'p1',
  /** Never answers whether they will present. */
  silentPresenter: 'p3',
  attendee: 'p10',
  /** Wants a seat each time, and never gets one. */
  onWaitingList: 'p20',
  reader: 'alice',
} as const

const isFrench = (username: string) => Number(username.slice(1)) % 2 === 1

/**
 * Three months: three meetups of a series, one moved, one cancelled and scheduled again, more people than seats, two talks each,
 * late slides, and minutes of ten marks.
 */
export async function playForty(story: Story): Promise<void> {
  await begin(story)
  await september(story)
  await october(story)
  await november(story)
}

async function begin(story: Story): Promise<void> {
  const { say, tell } = story
  await tell('olivia', 'role add @victor')
  await tell('olivia', 'yes')
  await say(
    'olivia',
    'cloudnative',
    '!meetup series add "Cloud Native @ GoC" every 3rd thursday 13:00 place:90 Elgin, Ottawa join:https://meet.example.ca/cn capacity:10',
  )
  await say('olivia', 'cloudnative', '!meetup yes')
  await say('olivia', 'cloudnative', '!meetup series bind')
  await say('olivia', 'cloudnative', '!meetup subscribe lang:both')
  await say('olivia', 'general', '!meetup subscribe lang:both')
  await tell('victor', 'next')
  for (const username of crowd) await tell(username, isFrench(username) ? 'prochaine' : 'next')
}

async function offer(story: Story, username: string, title: string, on: string): Promise<number> {
  await story.tell(username, isFrench(username) ? `présenter « ${title} » durée:20` : `present "${title}" length:20`)
  const talk = story.numberOf(title)
  await story.tell('olivia', `accept #${talk} ${on}`)
  return talk
}

async function announce(story: Story, on: string): Promise<void> {
  await story.say('olivia', 'cloudnative', `!meetup announce ${on}`)
  await story.say('olivia', 'cloudnative', '!meetup yes')
}

/** More come than there are seats, some join remotely, and some change their minds. */
async function answer(story: Story, words: string): Promise<void> {
  const announcement = story.botMessage('cloudnative', words)
  for (const username of crowd.slice(6, 20)) await story.react(username, announcement, ':+1:')
  for (const username of crowd.slice(20, 26)) await story.react(username, announcement, ':computer:')
  for (const username of crowd.slice(10, 13)) await story.react(username, announcement, ':+1:')
}

async function september(story: Story): Promise<void> {
  const { say, tell, until } = story
  await until('2026-09-02 10:00')
  const talk = await offer(story, 'p1', 'Terraform', '2026-09-17')
  const other = await offer(story, 'p2', 'Helm', '2026-09-17')
  await announce(story, '2026-09-17')
  await until('2026-09-02 10:02')
  await answer(story, 'September 17')
  await tell('p1', `confirmer #${talk}`)
  await tell('p2', `confirm #${other}`)
  await until('2026-09-08 09:30')
  await say('olivia', 'cloudnative', '!meetup move 2026-09-17 2026-09-24 13:00')
  await say('olivia', 'cloudnative', '!meetup yes')
  await until('2026-09-24 13:01')
  await takeMinutes(story)
  await until('2026-09-25 16:00')
  await tell('p1', `joindre #${talk} diapositives:https://example.ca/terraform.pdf`)
  await until('2026-09-25 17:00')
}

async function takeMinutes({ say }: Story): Promise<void> {
  await say('olivia', 'cloudnative', '!meetup start')
  for (const mark of ['topic Terraform', ...numbers(6).map((number) => `note Remark ${number}`), 'decision We go on']) {
    await say('olivia', 'cloudnative', `!meetup ${mark}`)
  }
  await say('olivia', 'cloudnative', '!meetup action @p4 share the module')
  await say('olivia', 'cloudnative', '!meetup link https://example.ca/module')
  await say('olivia', 'cloudnative', '!meetup end')
  await say('olivia', 'cloudnative', '!meetup yes')
}

async function october(story: Story): Promise<void> {
  const { say, tell, until } = story
  await until('2026-09-30 10:00')
  await offer(story, 'p3', 'GitOps', '2026-10-15')
  const talk = await offer(story, 'p4', 'Secrets', '2026-10-15')
  await announce(story, '2026-10-15')
  await until('2026-09-30 10:02')
  await answer(story, 'October 15')
  await tell('p4', `confirm #${talk}`)
  await until('2026-10-15 13:01')
  await takeMinutes(story)
  await until('2026-10-19 09:00')
  await tell('p4', `attach #${talk} slides:https://example.ca/secrets.pdf`)
  await say('victor', 'cloudnative', `!meetup attach #${talk} recording:https://example.ca/secrets.mp4`)
  await until('2026-10-19 10:00')
}

async function november(story: Story): Promise<void> {
  const { say, tell, until } = story
  await until('2026-10-29 10:00')
  const talk = await offer(story, 'p5', 'Argo', '2026-11-19')
  const other = await offer(story, 'p6', 'Flux', '2026-11-19')
  await announce(story, '2026-11-19')
  await until('2026-10-29 10:02')
  await answer(story, 'November 19')
  await until('2026-11-10 09:00')
  await say('olivia', 'cloudnative', '!meetup cancel meetup 2026-11-19 reason:The room floods')
  await say('olivia', 'cloudnative', '!meetup yes')
  await until('2026-11-10 09:30')
  await say('olivia', 'cloudnative', '!meetup schedule 2026-11-26 13:00 "Cloud Native @ GoC"')
  await say('olivia', 'cloudnative', '!meetup yes')
  await tell('p5', `confirmer #${talk}`)
  await tell('p6', `confirm #${other}`)
  await until('2026-11-26 13:01')
  await takeMinutes(story)
  await until('2026-11-30 18:00')
}
