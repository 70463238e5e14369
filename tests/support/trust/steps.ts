import fc from 'fast-check'
import { commands } from '../../../commands/index.ts'
import { langs } from '../../../src/shared/i18n/lang.ts'
import { withTestPeople } from '../seed.ts'
import { findLeaks, hiddenFrom, readKnowledge } from './knowledge.ts'
import { countChanges, findTrespasses } from './rights.ts'
import { openWorld, type PersonName, people, type RoomName, rooms, type World } from './world.ts'

type Where = RoomName | 'direct'

export type Step =
  | { readonly do: 'say'; readonly who: PersonName; readonly where: Where; readonly call: string; readonly then: Then }
  | { readonly do: 'react'; readonly who: PersonName; readonly which: number; readonly emoji: string }
  | { readonly do: 'move'; readonly who: PersonName; readonly room: RoomName }
  | { readonly do: 'turn'; readonly room: RoomName; readonly isPrivate: boolean }
  | { readonly do: 'pass'; readonly minutes: number }

/** What somebody says about the reply. */
type Then = 'nothing' | 'yes' | 'no' | 'undo' | 'share'

/** Every example of every command in both languages, calls that the examples lack, and calls that give and take rights. */
const calls = [
  ...new Set(commands.flatMap(({ examples }) => langs.flatMap((lang) => examples[lang].map(withTestPeople)))),
  ...['show #12', 'going #12', 'not going #12', 'edit #12 title:Renamed', 'move #12 tomorrow 13:00', 'talks #12', 'share #12'],
  ...[
    'series bind #cloudnative #12',
    'series bind #12',
    'series unbind',
    'start #12',
    'end #12',
    'undo',
    'yes',
    'no',
    'oui',
    'share',
  ],
  ...['role add @akua organizer', 'role remove @akua organizer', 'minute-taker @akua #12', 'minute-taker @rhys #12'],
  ...['accept #12 #12', 'place #12 #12', 'remind #cloudnative 1h before #12', 'remind me 1h before #12', 'announce #12'],
]

/** The numbers of what is planted, of what people add, and of nothing. */
const number = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.integer({ min: 13, max: 30 }))

const call = fc
  .tuple(fc.constantFrom(...calls), number, number)
  .map(([words, first, second]) => words.replace(/#\d+/, `#${first}`).replace(/(?<=#\d+ .*)#\d+/, `#${second}`))

/** An organizer changes most. */
const who = fc.constantFrom<PersonName>(...people, 'olga', 'olga', 'felix')
const where = fc.constantFrom<Where>(...rooms, 'direct', 'direct')
const then = fc.constantFrom<Then>('nothing', 'nothing', 'nothing', 'yes', 'yes', 'undo', 'no', 'share')

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ do: fc.constant('say' as const), who, where, call, then }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('react' as const),
      who,
      which: fc.nat(8),
      emoji: fc.constantFrom(':+1:', ':computer:', ':-1:'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      who: fc.constantFrom<PersonName>('akua', 'felix', 'olga'),
      room: fc.constantFrom<RoomName>('crimson-den', 'azure-loft'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('turn' as const),
      room: fc.constantFrom(...rooms.slice(1)),
      isPrivate: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.constantFrom(1, 30, 60, 180, 1_440) }) },
)

export const sequences = fc.array(step, { minLength: 1, maxLength: 14, size: 'max' })

/** Nobody but members may read how to join, on any page. */
const pages = ['/en', '/fr', '/calendar.ics']
const waysIn = ['zjoin.example.ca', 'ojoin.example.ca']

/** What was done, to see that the sequences aren't all refusals. */
export interface Played {
  /** What went wrong. */
  readonly wrong: readonly string[]
  readonly acts: number
  /** Acts that changed more than what is about to be asked or undone. */
  readonly changes: number
  readonly messages: number
}

/** Takes the steps in a new world. */
export async function play(databaseUrl: string, steps: readonly Step[]): Promise<Played> {
  let [acts, changes, messages] = [0, 0, 0]
  const world = await openWorld(databaseUrl)
  try {
    world.news()
    world.hasTimePassed()
    for (const one of steps) {
      for (const act of actsOf(one)) {
        const before = await world.rows()
        await act.run(world)
        const after = await world.rows()
        const news = world.news()
        acts += 1
        changes += countChanges(before, after) > 0 ? 1 : 0
        messages += news.length
        const leaks = findLeaks(news, { before, after, world })
        // What jobs have changed meanwhile isn't the person's doing.
        const by = world.hasTimePassed() ? undefined : act.by
        const trespasses = by === undefined ? [] : findTrespasses(by, before, after, world)
        if (leaks.length > 0 || trespasses.length > 0)
          return { wrong: [`after ${act.name}`, ...leaks, ...trespasses], acts, changes, messages }
      }
    }
    return { wrong: await readPages(world), acts, changes, messages }
  } finally {
    await world.close()
  }
}

interface Act {
  readonly name: string
  readonly by?: PersonName
  run(world: World): Promise<void> | void
}

function actsOf(one: Step): readonly Act[] {
  const name = JSON.stringify(one)
  switch (one.do) {
    case 'say': {
      const { who: by, where: room, call: words, then: next } = one
      const say = (text: string): Act => ({ name: `${by} in ${room}: ${text}`, by, run: (world) => world.say(by, room, text) })
      return next === 'nothing' ? [say(words)] : [say(words), say(next)]
    }
    case 'react':
      return [{ name, by: one.who, run: (world) => world.react(one.who, one.which, one.emoji) }]
    case 'move':
      return [{ name, run: (world) => world.move(one.who, one.room) }]
    case 'turn':
      return [{ name, run: (world) => world.setPrivate(one.room, one.isPrivate) }]
    case 'pass':
      return [{ name, run: (world) => world.pass(one.minutes) }]
  }
}

/** Rhys stands for everyone: he is in no private room. */
async function readPages(world: World): Promise<readonly string[]> {
  const rows = await world.rows()
  const knowledge = readKnowledge(rows, world)
  // An organizer knows more than everyone.
  const hidden = knowledge.isOrganizer('rhys') ? [] : hiddenFrom('rhys', [{ rows, knowledge }])
  const series = (rows['series'] ?? []).flatMap(({ id }) => [`/en/series/${id}`, `/series/${id}/calendar.ics`])
  const wrong: string[] = []
  for (const path of [...pages, ...series]) {
    const text = await world.page(path)
    wrong.push(...[...hidden, ...waysIn].filter((word) => text.includes(word)).map((word) => `${path} shows “${word}”`))
  }
  return wrong
}
