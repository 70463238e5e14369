import { beforeEach, describe, expect, it } from 'vitest'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import type { Reminder } from '../../../src/features/reminders/model/index.ts'
import { openTalkScene } from '../../support/talk-scene.ts'
import { useEach } from '../../support/use-each.ts'

const day = 86_400_000

const scene = useEach(openTalkScene)
let meetup: Meetup

beforeEach(async () => {
  meetup = await scene.plan(30)
  await expect.poll(async () => (await rows()).length).toBeGreaterThan(0)
})

const store = () => scene.test.bot.store
const rows = () => store().reminders.ofMeetup(meetup.id)
const organize = (text: string) => scene.privately('olga', text)
/** How many days before the start a step is planned; negative afterwards. */
const daysOf = async (step: string) => {
  const own = (await rows()).filter(({ kind, state }: Reminder) => kind === `plan:${step}` && state === 'planned')
  return own.map(({ nominalAt }) => Math.round((meetup.startsAt - nominalAt) / day)).toSorted((a, b) => b - a)
}

describe('the plan of meetups', () => {
  it('is shown in plain words, with the dates of the next meetup, to organizers alone', async () => {
    const shown = await organize('series plan')
    const refused = await scene.privately('akua', 'series plan')
    const french = (await organize('!rencontre série échéancier')).replaceAll('\u00a0', ' ')

    expect(shown).toContain("### What I do for each meetup that isn't in a series")
    expect(shown).toMatch(/- `reopen` · unconfirmed slots go to the next in line · 5 days before \(\w+ \d+\)/)
    expect(shown).toContain(`\`!meetup reminders plan #${meetup.id}\``)
    expect(refused).toContain('Only an organizer')
    expect(french).toMatch(/- `créneau` · créneau non confirmé offert à la personne suivante · 5 jours avant \(/)
  })

  it('is changed, switched off and put back, and planned rows follow within seconds', async () => {
    await organize('series plan ask 10d and 3 days before')
    await expect.poll(() => daysOf('ask')).toEqual([10, 3])
    await organize('série plan confirmation jamais')
    await expect.poll(() => daysOf('ask')).toEqual([])
    const back = await organize('series plan ask default')
    await expect.poll(() => daysOf('ask')).toEqual([14, 7])

    expect(back).toContain('2 weeks before')
    expect((await store().audit.latest(20)).map(({ what, detail }) => `${what} ${detail}`)).toContain(
      'series plan no series ask: 10 days, 3 days',
    )
  })

  it('is put back by undo, unless somebody has changed it since', async () => {
    await organize('series plan nag 3d')
    const undone = await organize('undo')
    await organize('series plan nag 2d')
    await store().automationChanges.change(undefined, 'nag', [])
    const kept = await organize('undo')

    expect(undone).toMatch(/`nag` .* 1 day after/)
    expect(kept).toContain('changed again since')
    expect(await store().automationChanges.changesOf(undefined)).toEqual({ nag: [] })
  })

  it('is one for each series, and one for meetups of none', async () => {
    await scene.test.confirm('olga', '!meetup series add "Data" every third tuesday 10:00')
    const [series] = await store().series.all()
    const changed = await organize('series plan remind off')
    const community = await organize('series plan community')

    expect(changed).toContain(`### What I do for each meetup of Data (\`#${series?.id}\`)`)
    expect(changed).toMatch(/`remind` .* never/)
    expect(community).toMatch(/`remind` .* 1 day before/)
    expect(await store().automationChanges.changesOf(series?.id)).toEqual({ remind: [] })
  })

  it.each([
    ['series plan lunch 3d', "“lunch” isn't a step. The steps are `call`, `ask`"],
    ['series plan remind', 'When? Write up to four lengths of time'],
    ['series plan remind soon', "“soon” isn't a length of time"],
    ['series plan remind 1d 2d 3d 4d 5d', 'can have up to four times'],
    ['series plan nag 60d', 'the limit is 31 days'],
    ['series plan #999', 'There is no series `#999`'],
  ])('says what to type instead of %s', async (typed, told) => {
    expect(await organize(typed)).toContain(told)
  })
})

describe('the plan of one meetup', () => {
  it('is listed for organizers with what is done and a number for what is to come, and not among their reminders', async () => {
    const [first] = (await rows()).toSorted((a, b) => a.nominalAt - b.nominalAt)
    await store().reminders.change(first?.id ?? 0, { state: 'told' })

    const listed = await organize(`reminders plan #${meetup.id}`)
    const own = await organize('reminders')

    expect(listed).toContain('call for presenters while nobody is presenting · done')
    expect(listed).toMatch(/slides, recording and minutes are asked for · `#\d+`/)
    expect(listed).toContain('No channel is subscribed')
    expect(own).toContain('You have none.')
    expect(own).toContain('`!meetup reminders plan`')
  })

  it('loses one step by cancel, which stays off, and gets it back by undo', async () => {
    const [row] = (await rows()).filter(({ kind }) => kind === 'plan:reopen')
    const cancelled = await organize(`cancel #${row?.id}`)
    await organize('series plan nag 2d')
    await expect.poll(async () => (await organize(`reminders plan #${meetup.id}`)).includes('left out')).toBe(true)
    const off = await daysOf('reopen')
    await organize('undo')
    await organize('undo')

    expect(cancelled).toContain('### Left out for this meetup\n**Step**: unconfirmed slots go to the next in line')
    expect(off).toEqual([])
    expect(await daysOf('reopen')).toEqual([5])
  })

  it('is not taken off by members, who hear whose it is', async () => {
    const [row] = await rows()

    expect(await scene.privately('akua', `cancel #${row?.id}`)).toContain('Organizers can cancel it')
    expect((await rows()).every(({ state }) => state === 'planned')).toBe(true)
  })
})

describe('a number of another kind', () => {
  it.each([
    'edit # length:30',
    'withdraw #',
    'confirm #',
    'vote #',
    'talks #',
    'cancel #',
    'remind resume #',
    'accept #',
    'decline # reason:no',
    'place # 2030-01-17',
    'series edit # place:Here',
    'attach # slides:https://a.ca/1',
  ])('is explained by %s when it is a meetup', async (typed) => {
    const told = await organize(typed.replace('#', `#${meetup.id}`))

    expect(told).toContain(`\`#${meetup.id}\` is a meetup: \`!meetup show #${meetup.id}\``)
    expect(told).toContain(`\`!meetup edit meetup #${meetup.id}\``)
  })

  it('is explained when it is a talk, a topic or a reminder of one’s own, and not when it is somebody else’s', async () => {
    const { id: talk } = await scene.offer('akua', 'present "Helm charts"')
    await scene.privately('akua', 'suggest "Meshes"')
    const [topic] = await store().topics.ranked()
    await scene.privately('akua', 'remind me tomorrow 9:00 "Call"')
    const [reminder] = await store().reminders.pendingOf(scene.test.idOf('akua'))

    const asked = async (who: string, text: string) => scene.privately(who, text)

    expect(await asked('akua', `going #${talk}`)).toContain('is a talk: ')
    expect(await asked('akua', `edit #${topic?.id} length:30`)).toContain('is a topic')
    expect(await asked('akua', `confirm #${reminder?.id}`)).toContain('is one of your reminders')
    expect(await asked('rhys', `confirm #${reminder?.id}`)).toContain("There's no talk")
    expect(await asked('akua', `!rencontre modifier #${meetup.id} durée:30`)).toContain('est une rencontre')
  })
})
