import { describe, expect, it } from 'vitest'
import { day, hour, minute, openReminderScene } from '../../support/reminder-scene.ts'
import { testBotName } from '../../support/seed.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openReminderScene)

const privately = async (username: string, text: string) =>
  (await scene.rooms.answerTo(username, text, scene.test.sandbox.direct(username, testBotName))).replaceAll('\u00a0', ' ')
const dueIn = async (id: number) => ((await scene.store.reminders.find(id))?.dueAt ?? 0) - scene.time.now()

describe('snoozing a reminder', () => {
  it('sends it again after the time asked for, also by the button under it', async () => {
    const { id } = await scene.remindAkua(scene.time.now())
    await scene.test.toldDirectly('akua', 'Book the room')
    const message = scene.test.sandbox
      .messages(scene.test.sandbox.direct('akua', testBotName))
      .find(({ msg }) => msg.includes('Book the room'))

    const told = await privately('akua', `snooze #${id} 1h`)
    scene.time.advance(hour)
    await scene.test.sandbox.waitForMessage(() => scene.toldAkua('Book the room').length === 2)

    expect(JSON.stringify(message)).toContain(`!meetup snooze #${id} 1h`)
    expect(told).toContain(`I'll send the reminder \`#${id}\` again`)
  })

  it('is refused beyond the start of its meetup, for others, and without a length', async () => {
    const { reminder } = await scene.remindBefore(2 * hour, 60)

    expect(await privately('akua', `snooze #${reminder.id} 1 day`)).toContain('Choose a shorter time')
    expect(await privately('olga', `snooze #${reminder.id} 1h`)).toContain(`You have no reminder \`#${reminder.id}\``)
    expect(await privately('akua', `reporter #${reminder.id}`)).toContain('De combien de temps?')
    expect(await dueIn(reminder.id)).toBe(hour)
  })

  it('is undone', async () => {
    const { id } = await scene.remindAkua(scene.time.now() + hour)

    await privately('akua', `reporter #${id} de 30 min`)
    const later = await dueIn(id)
    await privately('akua', 'undo')

    expect(later).toBe(90 * minute)
    expect(await dueIn(id)).toBe(hour)
  })
})

describe('editing a reminder', () => {
  it('changes its time, its words or both, and can be undone', async () => {
    const { id } = await scene.remindAkua(scene.time.now() + hour)

    const words = await privately('akua', `edit reminder #${id} "Book the big room"`)
    const time = await privately('akua', `modifier rappel #${id} dans 3 h`)
    const inThreeHours = await dueIn(id)
    await privately('akua', 'undo')

    expect(words).toContain('**Words**: Book the big room')
    expect(time).toContain(`Le rappel \`#${id}\` est modifié`)
    expect(inThreeHours).toBe(3 * hour)
    expect(await dueIn(id)).toBe(hour)
    expect(await scene.store.reminders.find(id)).toMatchObject({ words: 'Book the big room' })
  })

  it('makes it follow a meetup, or no longer', async () => {
    const { meetup, reminder } = await scene.remindBefore(5 * hour, 60)

    await privately('akua', `edit reminder #${reminder.id} 2h before #${meetup.id}`)
    const before = await dueIn(reminder.id)
    await privately('akua', `edit reminder #${reminder.id} in 1 h "Something else"`)

    expect(before).toBe(3 * hour)
    expect((await scene.store.reminders.find(reminder.id))?.timing.kind).toBe('moment')
    expect((await scene.store.reminders.ofMeetup(meetup.id)).filter(({ kind }) => kind === 'personal')).toEqual([])
  })

  it('asks what to change, and leaves those of others alone', async () => {
    const { id } = await scene.remindAkua(scene.time.now() + hour)

    expect(await privately('akua', `edit reminder #${id}`)).toContain('What should change?')
    expect(await privately('rhys', `edit reminder #${id} in 2 h`)).toContain(`You have no reminder \`#${id}\``)
    expect(await dueIn(id)).toBe(hour)
  })
})

describe('pausing a reminder', () => {
  it('keeps it from coming until it is resumed', async () => {
    const { id } = await scene.remindAkua(scene.time.now() + hour)

    await privately('akua', `pause reminder #${id}`)
    scene.time.advance(hour + minute)
    await scene.settled()
    const listed = await privately('akua', 'reminders')
    const silent = scene.toldAkua('Book the room').filter((msg) => msg.startsWith('### Reminder\n'))
    await privately('akua', `remind resume #${id}`)
    await scene.test.toldDirectly('akua', '### Reminder\nBook the room')

    expect(listed).toContain('paused (until you resume it)')
    expect(silent).toEqual([])
  })
})

it('lists the next times of a recurring reminder', async () => {
  await privately('akua', 'remind me every monday 9:00 "Stand up"')

  expect(await privately('akua', 'reminders')).toMatch(/ · then \w+\.? \d+, \w+\.? \d+ · every Monday at 9:00/)
})

it('stays out of what the bot does by itself for the meetup', async () => {
  const { reminder } = await scene.remindBefore(10 * day, 60)

  const plan = await privately('olga', 'reminders plan')

  expect(plan).toContain('### What I do for this meetup')
  expect(plan).not.toContain(`#${reminder.id}\``)
})
