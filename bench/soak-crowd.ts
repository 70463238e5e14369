import type { Message, Sandbox } from '../sandbox/index.ts'

/** The results of what the crowd asked for. */
export interface Answers {
  readonly commands: number
  readonly lost: number
  readonly doubled: number
  readonly reminders: number
  readonly remindersLost: number
  readonly remindersDoubled: number
  /** Texts of reminders that were sent more than once. */
  readonly evidence: readonly string[]
}

interface Crowd {
  /** Posts the next message: mostly talk, once a second a command, once a minute a request for a reminder. */
  say(index: number, perSecond: number): void
  /** Waits up to a minute and a half for missing replies, then counts. */
  settle(): Promise<Answers>
}

const people = ['alice', 'francois', 'victor', 'olivia']
const questions = [
  '!meetup next',
  '!rencontre prochaine',
  '!meetup minutes code of conduct',
  '!meetup list',
  '!meetup about',
  '!meetup topics',
]
const settleMs = 90_000

export function createCrowd(sandbox: Sandbox, rooms: readonly string[]): Crowd {
  const asked = new Set<string>()
  const orders = new Set<string>()
  const replies = () => {
    const counts = new Map<string, number>()
    for (const room of rooms) {
      for (const { tmid, u } of sandbox.messages(room)) {
        if (tmid !== undefined && u.username === 'rendezvous') counts.set(tmid, (counts.get(tmid) ?? 0) + 1)
      }
    }
    return counts
  }
  // The reply to the request contains its words too, after a label.
  const isReminder = ({ msg }: Message, word: string) => msg.includes(word) && !msg.includes('**Words**')
  const reminded = (word: string) => told(sandbox).flatMap((one) => (isReminder(one, word) ? [one.msg] : []))

  function count(): Answers {
    const counts = replies()
    const given = [...asked].map((id) => counts.get(id) ?? 0)
    const rung = [...orders].map(reminded)
    return {
      commands: asked.size,
      lost: given.filter((one) => one === 0).length,
      doubled: given.filter((one) => one > 1).length,
      reminders: orders.size,
      remindersLost: rung.filter((one) => one.length === 0).length,
      remindersDoubled: rung.filter((one) => one.length > 1).length,
      evidence: rung.filter((one) => one.length > 1).flat(),
    }
  }

  return {
    say(index, perSecond) {
      const username = people[index % people.length] ?? ''
      const room = rooms[index % rooms.length] ?? ''
      if (index % (perSecond * 60) === perSecond) {
        const word = `soak-${index}`
        orders.add(word)
        sandbox.say('alice', sandbox.direct('alice', 'rendezvous'), `remind me in 1 minute "${word}"`)
      } else if (index % perSecond === 0) {
        asked.add(sandbox.say(username, room, questions[Math.floor(index / perSecond) % questions.length] ?? '')._id)
      } else sandbox.say(username, room, `What everybody talks about, for the ${index}th time: it was DNS again.`)
    },
    async settle() {
      const endsAt = performance.now() + settleMs
      let answers = count()
      while (answers.lost + answers.remindersLost > 0 && performance.now() < endsAt) {
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        answers = count()
      }
      return answers
    },
  }
}

/** What the bot wrote to alice directly. */
function told(sandbox: Sandbox): readonly Message[] {
  return sandbox.messages(sandbox.direct('alice', 'rendezvous')).filter(({ u }) => u.username === 'rendezvous')
}
