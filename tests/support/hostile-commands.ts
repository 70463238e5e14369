import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Message } from '../../sandbox/index.ts'
import { startReadyBot, startTestSandbox } from './bot.ts'
import { hostileWords } from './hostile.ts'
import { findBrokenRules } from './post-rules.ts'
import { processorMsSince } from './processor-time.ts'
import { testBotName } from './seed.ts'
import { examples, spoil } from './spoil.ts'
import { sqlite } from './stores.ts'
import { useShared } from './use-each.ts'
import { useDatabase } from './use-store.ts'

/** The processor time that the bot may use for one message, in milliseconds: 10 kB of anything within a second. */
const mostMs = 1_000

/** Room for 10 kB, which a workspace accepts if its administrator allows it. */
const maxMessageSize = 12_000

interface LogLine {
  readonly msg?: string
  readonly level?: number
  readonly message?: string
  readonly outcome?: string
  readonly stepsMs?: Readonly<Record<string, number>>
}

interface Handled {
  readonly outcome: string
  readonly ms: number
}

export interface HostileEffort {
  /** How many hostile messages every command gets, after every example of its help. */
  readonly runsOfEach: number
  /** Whether both people type every example in both places, or each in one of them. */
  readonly isEverywhere: boolean
}

export function describeHostileWords({ runsOfEach, isEverywhere }: HostileEffort): void {
  const sandbox = useShared(startTestSandbox)
  const database = useDatabase(sqlite, useShared)
  const logLines: string[] = []
  useShared(
    () => {
      sandbox.setting('Message_MaxAllowedSize', maxMessageSize)
      return startReadyBot(sandbox, { databaseUrl: database.url, logLines })
    },
    ({ stop }) => stop(),
  )

  /** What the bot has logged about handled messages, by their ids. */
  const handled = new Map<string, Handled>()
  let linesRead = 0

  function readLog(): void {
    for (; linesRead < logLines.length; linesRead += 1) {
      const { msg, message, outcome, stepsMs } = JSON.parse(logLines[linesRead] ?? '{}') as LogLine
      const ms = Object.values(stepsMs ?? {}).reduce((sum, step) => sum + step, 0)
      if (msg === 'command' && message !== undefined) handled.set(message, { outcome: outcome ?? '', ms })
    }
  }

  /** Posts something, and resolves once the bot has handled it and posted or reacted. */
  async function say(username: string, room: string, text: string): Promise<Handled> {
    const cpu = process.cpuUsage()
    const question = sandbox.say(username, room, text)
    const isAnswered = ({ _id, u, ts, reactions }: Message) => {
      if (_id === question._id ? reactions === undefined : u.username !== testBotName || ts < question.ts) return false
      readLog()
      return handled.has(question._id)
    }
    await sandbox.waitForMessage(isAnswered)
    const processorMs = processorMsSince(cpu)
    const { outcome = 'not logged', ms = Number.NaN } = handled.get(question._id) ?? {}
    // On a loaded machine, the clock includes other programs' work, and processor time includes the sandbox's. Neither is the
    // bot's alone.
    return { outcome, ms: Math.min(ms, processorMs) }
  }

  const checked = new Set<string>()

  /** The rules that the bot's messages since the last look break. */
  function findBroken(): readonly string[] {
    const posts = sandbox.rooms.flatMap(({ _id }) => sandbox.messages(_id)).filter(({ u }) => u.username === testBotName)
    const fresh = posts.filter(({ _id }) => !checked.has(_id))
    for (const { _id } of fresh) checked.add(_id)
    return fresh.flatMap((message) =>
      findBrokenRules(message, { asker: askerOf(message), room: 'cloudnative' }).map(
        (broken) => `${broken}: ${JSON.stringify(message.msg.slice(0, 300))}`,
      ),
    )
  }

  function askerOf({ rid, tmid }: Message): string | undefined {
    return sandbox.messages(rid).find(({ _id }) => _id === tmid)?.u.username
  }

  describe('what the bot posts for its own examples', () => {
    it.each(['akua', 'olga'])(
      'is laid out so that every client shows it, and mentions nobody but the asker: %s',
      { timeout: 120_000 },
      async (username) => {
        const direct = sandbox.direct(username, testBotName)
        const one = username === 'akua' ? 'cloudnative' : direct
        for (const { root, example } of examples) {
          for (const room of isEverywhere ? ['cloudnative', direct] : [one]) await say(username, room, `${root} ${example}`)
        }

        expect(findBroken()).toEqual([])
      },
    )
  })

  describe('hostile words', () => {
    /** What one command can receive, from whom and where. */
    const messagesOf = (name: string) => {
      const people = fc.constantFrom(
        { username: 'olga', room: () => 'cloudnative' },
        { username: 'olga', room: () => sandbox.direct('olga', testBotName) },
        { username: 'akua', room: () => 'cloudnative' },
      )
      const words = fc.array(fc.option(hostileWords, { nil: undefined, freq: 3 }), { minLength: 12, maxLength: 12 })
      const more = fc.option(hostileWords, { nil: '', freq: 2 })
      const example = fc.constantFrom(...examples.filter((one) => one.name === name))
      return fc.tuple(people, example, words, more).map(([person, one, hostile, extra]) => ({
        ...person,
        text: spoil(one, hostile, extra).slice(0, maxMessageSize - 1_000),
      }))
    }

    it.each(commands.map(({ name }) => name))(
      'are answered in time and harm nobody: %s',
      { timeout: 120_000 },
      async (name) => {
        const check = fc.asyncProperty(messagesOf(name), async ({ username, room, text }) => {
          const { outcome, ms } = await say(username, room(), text)

          const broken = [
            ...(/^(?:answered|refused)$/.test(outcome) ? [] : [`its outcome is ${outcome}`]),
            ...(ms < mostMs ? [] : [`it took ${ms} ms`]),
            ...findBroken(),
          ]
          if (broken.length > 0) throw new Error(JSON.stringify({ text: text.slice(0, 300), broken }, undefined, 2))
        })

        await fc.assert(check, { numRuns: runsOfEach, endOnFailure: true, reporter: tellShortly })
        const after = await say('rhys', 'cloudnative', '!meetup next')

        expect(after.outcome).toBe('answered')
      },
    )

    it('left no error in the log, and no message unsent', () => {
      const errors = logLines.map((line) => JSON.parse(line) as LogLine).filter(({ level = 0 }) => level >= 50)

      expect(errors).toEqual([])
    })
  })
}

/** fast-check would print ten thousand characters for each argument. */
function tellShortly<T>({ failed, seed, errorInstance }: fc.RunDetails<T>): void {
  if (failed) throw new Error(`seed ${seed}: ${String(errorInstance).slice(0, 3_000)}`)
}
