import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { expect } from 'vitest'
import type { Sandbox } from '../../sandbox/index.ts'
import { openStore } from '../../src/app/open-store.ts'
import { startTestSandbox } from './bot.ts'
import { type BotProcess, startBotProcess } from './bot-process.ts'
import { seedWithRooms, testBotName } from './seed.ts'

interface KillPlan {
  readonly kills: number
  readonly reminders: number
  readonly rooms: number
  /** Copies of the bot that run at the same time; more than one needs PostgreSQL. */
  readonly copies: number
  readonly databaseUrl: string
  /** Something that happens to the database in the middle. */
  readonly inTheMiddle?: () => void
}

interface KillResult {
  /** How often each reminder was posted in its room. */
  readonly posted: readonly number[]
  /** How many processes were killed, and how many of them at each named step. */
  readonly killed: number
  readonly killedAt: Readonly<Record<string, number>>
}

/** Where `die-at.ts` can end a process, in the order of a reminder's life. */
const steps = ['hold', 'write', 'commit', 'claim', 'settle'].flatMap((step) => [`before ${step}`, `after ${step}`])
const maker = { id: 'organizer', username: 'olga' }

/**
 * Reminders become due while the bot is killed again and again, at named steps and at random moments, the server misbehaves, and
 * the machine's clock is put forward and back by two hours.
 */
async function killWhileDue(plan: KillPlan): Promise<KillResult> {
  const rooms = Array.from({ length: plan.rooms }, (_, index) => `room-${index}`)
  const sandbox = await startTestSandbox({
    now: Date.now,
    rateLimits: false,
    seed: seedWithRooms(...rooms.map((name) => ({ name, type: 'c' as const, owner: 'olga', members: [testBotName] }))),
  })
  try {
    await plant(sandbox, plan)
    const deaths = await liveAndDie(sandbox, plan)
    await liveOn(sandbox, plan)
    return { posted: countPosted(sandbox, plan), ...deaths }
  } finally {
    await sandbox.close()
  }
}

function textOf(index: number): string {
  return `reminder-${index}-of-all`
}

/** Due one after the other while the kills go on. */
async function plant(sandbox: Sandbox, { databaseUrl, reminders, rooms, kills, copies }: KillPlan): Promise<void> {
  const store = await openStore({ url: databaseUrl })
  const now = Date.now()
  for (let index = 0; index < reminders; index += 1) {
    const room = sandbox.rooms.find(({ name }) => name === `room-${index % rooms}`)
    const inTurn = Math.round((index / reminders) * (kills / copies) * 800)
    // The clock is put forward in the middle, and with it what is due.
    const dueAt = now + inTurn + (index < reminders / 2 ? 0 : forwardMs)
    await store.reminders.add(
      {
        kind: 'channel',
        timing: { kind: 'moment', at: dueAt },
        to: { roomId: room?._id ?? '', name: room?.name ?? '', isPrivate: false },
        words: textOf(index),
        lang: 'en',
        madeBy: maker,
        madeIn: room?._id ?? '',
        nominalAt: dueAt,
        dueAt,
        zone: 'America/Toronto',
      },
      now,
    )
  }
  await store.roles.give({ personId: maker.id, username: maker.username, role: 'organizer', since: now })
  await store.close()
}

/** Every other process dies at a named step, one step after the other; the rest at a random moment. */
async function liveAndDie(sandbox: Sandbox, plan: KillPlan): Promise<Omit<KillResult, 'posted'>> {
  const killedAt: Record<string, number> = Object.fromEntries(steps.map((step) => [step, 0]))
  let killed = 0
  const live = async () => {
    while (killed < plan.kills) {
      const step = killed % 2 === 0 ? steps[(killed / 2) % steps.length] : undefined
      const shiftMs = shiftOf(killed, plan.kills)
      killed += 1
      if (killed === Math.round(plan.kills / 2)) plan.inTheMiddle?.()
      misbehave(sandbox)
      const diedAtStep = await liveOnce(sandbox, plan, { step, shiftMs })
      if (diedAtStep && step !== undefined) killedAt[step] = (killedAt[step] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: plan.copies }, live))
  return { killed, killedAt }
}

interface Life {
  /** Where it dies, if it has to. */
  readonly step?: string | undefined
  /** How far its machine's clock is from the right time. */
  readonly shiftMs: number
}

/** How far somebody puts the clock forward, and now and then back. */
const forwardMs = 2 * 3_600_000

/** Right in the first half, and two hours ahead in the second. In between, one process in five finds it two hours further back. */
function shiftOf(killed: number, kills: number): number {
  const now = killed < kills / 2 ? 0 : forwardMs
  return killed % 5 === 3 ? now - forwardMs : now
}

/** True when the process died at its step. One that doesn't reach it within seconds of its start is killed then. */
async function liveOnce(sandbox: Sandbox, plan: KillPlan, { step, shiftMs }: Life): Promise<boolean> {
  const bot = startBot(sandbox, plan, { step, shiftMs })
  const exited = new Promise<void>((done) => bot.child.once('exit', () => done()))
  if (step !== undefined) await Promise.race([bot.logged('ready').catch(() => undefined), exited])
  let isOver = false
  const patience = setTimeout(
    () => {
      isOver = true
      bot.child.kill('SIGKILL')
    },
    step === undefined ? 600 + randomInt(1_200) : 2_000,
  )
  await exited
  clearTimeout(patience)
  return !isOver
}

async function liveOn(sandbox: Sandbox, plan: KillPlan): Promise<void> {
  sandbox.faults.clear()
  await sandbox.start()
  const bots = Array.from({ length: plan.copies }, () => startBot(sandbox, plan, { shiftMs: forwardMs }))
  try {
    const isDone = () => countPosted(sandbox, plan).every((count) => count > 0)
    if (!isDone()) await sandbox.waitForMessage(isDone, { timeoutMs: 180_000 })
  } finally {
    await Promise.all(bots.map((bot) => bot.end()))
  }
}

const badGateway = { kind: 'answer', status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' } as const
const tooMany = { kind: 'answer', status: 429, headers: { 'x-ratelimit-reset': '0' } } as const

/** One in three times, and in one of the ways that servers have. */
function misbehave(sandbox: Sandbox): void {
  const fault = [{ kind: 'lose-answer' } as const, badGateway, tooMany, 'restart' as const][randomInt(12)]
  if (fault === undefined) return
  if (fault === 'restart') void sandbox.crash().then(() => sandbox.start())
  else sandbox.faults.rest({ route: 'chat.sendMessage', times: randomInt(1, 4), ...fault })
}

function startBot(sandbox: Sandbox, { databaseUrl }: KillPlan, { step, shiftMs }: Life): BotProcess {
  const token = tokens.get(sandbox) ?? sandbox.issueToken(testBotName)
  tokens.set(sandbox, token)
  return startBotProcess({
    ROCKETCHAT_URL: sandbox.url,
    ROCKETCHAT_USER_ID: token.userId,
    ROCKETCHAT_AUTH_TOKEN: token.authToken,
    DATABASE_URL: databaseUrl,
    RENDEZVOUS_CONFIG: 'tests/fixtures/no-limits.yaml',
    NODE_OPTIONS: `--import=${resolve('tests/support/die-at.ts')}`,
    DIE_AT: step === undefined ? '' : `${step} 1`,
    CLOCK_SHIFT_MS: String(shiftMs),
  })
}

const tokens = new WeakMap<Sandbox, { readonly userId: string; readonly authToken: string }>()

function countPosted(sandbox: Sandbox, { reminders, rooms }: KillPlan): readonly number[] {
  const said = Array.from({ length: rooms }, (_, index) => sandbox.messages(`room-${index}`))
  return Array.from(
    { length: reminders },
    (_, index) => said[index % rooms]?.filter(({ msg }) => msg.includes(textOf(index))).length ?? 0,
  )
}

/** `RENDEZVOUS_KILLS=300` takes five times as long as the kills of every landing. */
export const kills = Number(process.env['RENDEZVOUS_KILLS'] ?? 60)

export async function expectOnceEach(plan: Pick<KillPlan, 'copies' | 'databaseUrl' | 'inTheMiddle'>): Promise<void> {
  const scale = { kills, reminders: Math.round((kills * 5) / 3), rooms: 40 }

  const { posted, killed, killedAt } = await killWhileDue({ ...scale, ...plan })

  process.stdout.write(`${killed} kills, at named steps: ${JSON.stringify(killedAt)}\n`)
  expect(posted).toEqual(Array.from({ length: scale.reminders }, () => 1))
  expect(killed).toBeGreaterThanOrEqual(scale.kills)
  // Reminders that are due together share a transaction, so a life may end without one: each step is met, before it or after.
  const met = steps.filter((step) => step.startsWith('before ')).map((step) => step.replace('before ', ''))
  expect(met.filter((step) => (killedAt[`before ${step}`] ?? 0) + (killedAt[`after ${step}`] ?? 0) === 0)).toEqual([])
}
