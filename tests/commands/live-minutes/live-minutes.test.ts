import { describe, expect, it } from 'vitest'
import { day, hour, minute, openMinutesScene } from '../../support/minutes-scene.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openMinutesScene)

const start = () => scene.mark('olga', '!meetup start')
const refusalOf = async (username: string, text: string, room?: string) => (await scene.test.ask(username, text, room)).msg

/** The direct messages that somebody gets after a text, once there are this many. */
async function toldAfter(username: string, count: number, act: () => unknown): Promise<readonly string[]> {
  const before = scene.rooms.told(username).length
  await act()
  await scene.test.sandbox.waitForMessage(() => scene.rooms.told(username).length >= before + count)
  return scene.rooms.told(username).slice(before)
}

const fileIn = (block = '') => /^```\n([\s\S]*)\n```$/.exec(block)?.[1] ?? ''

describe('opening minutes', () => {
  it('tells the room that they are open, and whoever takes them how', async () => {
    const [how] = await toldAfter('olga', 1, start)

    await expect.poll(() => scene.saidIn('cloudnative')).toHaveLength(1)
    expect(scene.saidIn('cloudnative')[0]).toMatch(/### Minutes are open: December meetup\n\*\*Minute-taker\*\*: olga/)
    expect(scene.saidIn('cloudnative')[0]).toContain('### Le compte rendu est ouvert\u00a0: December meetup')
    expect(how).toContain("### You're taking the minutes: December meetup")
  })

  it('is for organizers and for whom they have named', async () => {
    const refused = await refusalOf('akua', '!meetup start')
    const named = await scene.rooms.toldTo('akua', () => scene.mark('olga', '!meetup minute-taker @akua'))
    await scene.mark('akua', '!rencontre commencer')

    expect(refused).toContain('Only the minute-taker or an organizer')
    expect(named).toContain("### You're the minute-taker: December meetup")
    expect(await scene.test.bot.store.liveMinutes.find(scene.meetup.id)).toMatchObject({
      state: 'open',
      taker: { username: 'akua' },
    })
  })

  it('happens in one room for a meetup, and for one meetup in a room', async () => {
    const { store } = scene.test.bot
    const other = await store.meetups.add({ ...scene.meetup, scheduledBy: 'x', title: 'Another one' }, scene.time.now())
    await start()

    const elsewhere = await refusalOf('olga', `!meetup start #${scene.meetup.id}`, 'general')
    const again = await refusalOf('olga', `!rencontre commencer #${scene.meetup.id}`)
    const second = await refusalOf('olga', `!meetup start #${other.id}`)
    const mark = await refusalOf('olga', '!meetup note Here?', 'general')

    expect(elsewhere).toContain('The minutes of December meetup are already open in **#cloudnative**.')
    expect(again).toContain('Le compte rendu de December meetup est déjà ouvert, dans **#cloudnative**.')
    expect(second).toContain('The minutes of December meetup are open in this room.')
    expect(mark).toContain('No minutes are open in this room. The minutes of December meetup are open in **#cloudnative**.')
  })

  it('is refused long before, long after, of a cancelled meetup and in private, with what to do instead', async () => {
    const { meetups } = scene.test.bot.store
    const far = await meetups.add({ ...scene.meetup, scheduledBy: 'x', startsAt: scene.time.now() + 3 * day }, scene.time.now())
    const old = await meetups.add({ ...scene.meetup, scheduledBy: 'x', startsAt: scene.time.now() - 3 * day }, scene.time.now())
    await meetups.change(scene.meetup.id, { state: 'cancelled' }, testClock.now())

    const said = [
      await refusalOf('olga', `!meetup start #${far.id}`),
      await refusalOf('olga', `!meetup start #${old.id}`),
      await refusalOf('olga', `!meetup start #${scene.meetup.id}`),
      await refusalOf('olga', 'start', scene.test.sandbox.direct('olga', testBotName)),
    ]

    expect(said[0]).toContain('two hours before')
    expect(said[1]).toContain('too late to open its minutes')
    expect(said[2]).toContain('is cancelled')
    expect(said[3]).toContain('Minutes are taken in a room')
  })

  it('can be taken back before anything is marked', async () => {
    await start()
    await scene.mark('olga', '!meetup undo')

    expect(await scene.test.bot.store.liveMinutes.open()).toEqual([])
    await start()
    await scene.mark('olga', '!meetup note One')
    expect(await scene.marks()).toEqual(['note: One'])
  })
})

describe('marks', () => {
  it('are kept in both languages, are answered by a reaction alone, and ordinary talk is not kept', async () => {
    await start()
    await expect.poll(() => scene.saidIn('cloudnative')).toHaveLength(1)
    const before = scene.test.sandbox.messages('cloudnative').length

    const question = await scene.mark('olga', '!meetup note "Helm" is used by three departments')
    await scene.mark('olga', '!rencontre décision On se revoit en janvier')
    await scene.mark('olga', '@otto topic Planning Items')
    scene.test.sandbox.say('olga', 'cloudnative', 'note: nobody keeps this')
    await scene.mark('olga', '!meetup action @rhys book the room due:2031-01-08 and tell us')
    await scene.mark('olga', '!rencontre lien https://helm.sh Le site de Helm')

    expect(Object.keys(question.reactions ?? {})).toEqual([':white_check_mark:'])
    expect(await scene.marks()).toEqual([
      'note: "Helm" is used by three departments',
      'decision: On se revoit en janvier',
      'topic: Planning Items',
      'action: book the room and tell us',
      'link: Le site de Helm',
    ])
    expect((await scene.test.bot.store.liveMinutes.marks(scene.meetup.id))[3]).toMatchObject({
      owner: { username: 'rhys' },
      due: '2031-01-08',
    })
    const byBot = scene.test.sandbox
      .messages('cloudnative')
      .slice(before)
      .filter(({ u }) => u.username === testBotName)
    expect(byBot).toEqual([])
  })

  it('are made by organizers and the minute-taker; everybody can say that they are there', async () => {
    await start()

    const refused = await refusalOf('akua', '!rencontre note Moi aussi')
    await scene.mark('akua', '!meetup here')
    await scene.mark('felix', '!rencontre ici')
    await scene.mark('felix', '!rencontre défaire')
    await scene.mark('olga', '!meetup minute-taker @rhys')
    await scene.mark('rhys', '!meetup note From Rhys')

    expect(refused).toContain('Seules la personne qui rédige le compte rendu (olga) et l’équipe d’organisation')
    expect((await scene.test.bot.store.liveMinutes.present(scene.meetup.id)).map(({ username }) => username)).toEqual(['akua'])
    expect(await scene.marks()).toEqual(['note: From Rhys'])
  })

  it('are taken back and corrected by who made them, one after the other', async () => {
    await start()
    await scene.mark('olga', '!meetup note First')
    await scene.mark('olga', '!meetup note Secnd of and/or')
    await scene.mark('olga', '!meetup s/Secnd/Second $&/')
    await scene.mark('olga', '!rencontre s/and\\/or/or')
    const corrected = await scene.marks()

    await scene.mark('olga', '!meetup undo')
    await scene.mark('olga', '!meetup undo')
    const uncorrected = await scene.marks()
    await scene.mark('olga', '!meetup undo')
    const absent = await refusalOf('olga', '!meetup s/Second/Third/')

    expect(corrected).toEqual(['note: First', 'note: Second $& of or'])
    expect(uncorrected).toEqual(['note: First', 'note: Secnd of and/or'])
    expect(await scene.marks()).toEqual(['note: First'])
    expect(absent).toContain("“Second” isn't in any mark")
  })

  it('take up a talk of the agenda by its number, and no other', async () => {
    const { talks } = scene.test.bot.store
    const presenter = { id: scene.test.idOf('akua'), username: 'akua' }
    const offered = { title: 'Helm charts', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter } as const
    const talk = await talks.add(offered, scene.time.now())
    const event = { at: scene.time.now(), who: 'x', step: 'place' } as const
    await talks.change(talk.id, { state: 'scheduled', meetupId: scene.meetup.id }, event)
    await start()

    const other = await refusalOf('olga', '!meetup topic #9999')
    await scene.mark('olga', `!meetup topic #${talk.id}`)

    expect(other).toContain("There's no talk `#9999` on the agenda of this meetup.")
    expect(other).toContain('“Helm charts” · akua')
    expect(await scene.marks()).toEqual(['talk: Helm charts'])
  })

  it('are refused with what to type where something is missing or wrong', async () => {
    await start()

    expect(await refusalOf('olga', '!meetup note')).toContain('For example: `!meetup note')
    expect(await refusalOf('olga', '!meetup link http://helm.sh')).toContain('https://')
    expect(await refusalOf('olga', '!meetup action @nobody-here do it')).toContain('There is nobody with the user name')
    expect(await refusalOf('olga', '!meetup action do it due:whenever')).toContain('I need a date here')
    expect(await refusalOf('olga', `!meetup note ${'x'.repeat(1_200)}`)).toContain('the limit is 1000')
    expect(await scene.marks()).toEqual([])
  })
})

describe('ending minutes', () => {
  it('shows the whole file, publishes it after a yes, and tells how that ended; twice changes nothing', async () => {
    await start()
    await scene.mark('olga', '!meetup note Helm {{< evil >}} <b>@all</b>')
    await scene.mark('akua', '!meetup here')

    const shown = await toldAfter('olga', 1, () => scene.test.ask('olga', '!meetup end'))
    await scene.mark('olga', '!meetup yes')
    const told = (await toldAfter('olga', 3, scene.tick)).slice(1)
    const again = await refusalOf('olga', '!meetup end')
    await scene.tick()

    const file = fileIn(shown[0])
    expect(file).toContain('draft = false')
    expect(file).toContain('* Helm \\{\\{&lt; evil >\\}\\} &lt;b>@\u2060all&lt;/b>')
    expect(file).toContain('* Department not said (1): akua')
    expect(told[0]).toMatch(/### Ready for the site: Minutes for \d{4}-\d\d-\d\d\n/)
    expect(fileIn(told[1])).toContain('Content-Transfer-Encoding: quoted-printable')
    expect(again).toContain('are already published. Nothing has changed.')
    expect(scene.rooms.told('olga').filter((msg) => msg.includes('Ready for the site'))).toHaveLength(1)
    expect((await scene.test.bot.store.liveMinutes.find(scene.meetup.id))?.state).toBe('ended')
  })

  it('publishes nothing that was not seen: a mark that comes after the preview is shown first', async () => {
    await start()
    await scene.test.ask('olga', '!rencontre terminer')
    await scene.mark('olga', '!meetup note Late words')

    const preview = await scene.test.ask('olga', '!rencontre oui')

    expect(preview.msg).toContain('Il y a de nouvelles marques depuis que vous avez vu le fichier')
    await expect.poll(() => scene.rooms.told('olga').some((msg) => msg.includes('* Late words'))).toBe(true)
    expect((await scene.test.bot.store.liveMinutes.find(scene.meetup.id))?.state).toBe('open')
    await scene.mark('olga', '!rencontre oui')
    expect((await scene.test.bot.store.liveMinutes.find(scene.meetup.id))?.state).toBe('ended')
  })

  it('takes no mark any more, and is refused where nothing was taken', async () => {
    const never = await refusalOf('olga', '!meetup end')
    const named = await refusalOf('olga', `!meetup end #${scene.meetup.id}`)
    await start()
    await scene.mark('olga', '!meetup note One')
    await scene.test.ask('olga', '!meetup end')
    await scene.mark('olga', '!meetup yes')
    const late = await refusalOf('olga', '!meetup note Two')
    const undone = await refusalOf('olga', '!meetup undo')

    expect(never).toContain('No minutes are open in this room.')
    expect(named).toContain('No minutes were taken for December meetup.')
    expect(late).toContain('No minutes are open in this room.')
    expect(undone).toContain('These minutes are closed')
    expect(await scene.marks()).toEqual(['note: One'])
  })
})

describe('what is left after a meetup', () => {
  it('is dismissed by organizers, and slides by whoever presents; an undo asks for it again', async () => {
    const { store } = scene.test.bot
    const presenter = { id: scene.test.idOf('akua'), username: 'akua' }
    const talk = await store.talks.add(
      { title: 'Helm charts', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter },
      scene.time.now(),
    )

    const refused = await refusalOf('akua', `!meetup dismiss recording #${talk.id}`)
    const own = await scene.rooms.answerTo('akua', `!rencontre dispenser diapositives #${talk.id}`)
    const again = await refusalOf('akua', `!meetup dismiss slides #${talk.id}`)
    const isDismissed = await store.followUps.isDismissed([talk.id], 'slides')
    await scene.mark('akua', '!meetup undo')

    expect(refused).toContain('Only an organizer can do this')
    expect(own).toContain('Diapositives de «\u00a0Helm charts\u00a0»\u00a0: je ne le demande plus à personne.')
    expect(again).toContain('No change: that was already dismissed')
    expect(isDismissed).toBe(true)
    expect(await store.followUps.isDismissed([talk.id], 'slides')).toBe(false)
  })
})

describe('minutes that are taken after the meetup', () => {
  it('are those of the meetup that has just ended', async () => {
    scene.time.advance(4 * hour + 5 * minute)

    await start()

    expect(await scene.test.bot.store.liveMinutes.find(scene.meetup.id)).toMatchObject({ state: 'open' })
  })
})
