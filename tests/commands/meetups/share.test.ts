import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../support/icalendar.ts'
import { testBotName } from '../../support/seed.ts'
import { openTalkScene } from '../../support/talk-scene.ts'
import { testClock } from '../../support/test-clock.ts'
import { useEach } from '../../support/use-each.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const scene = useEach(openTalkScene)

const spaced = (text: string) => text.replaceAll('\u00a0', ' ')
const posted = () =>
  scene.test.sandbox
    .messages('cloudnative')
    .filter(({ u, tmid }) => u.username === testBotName && tmid === undefined)
    .map(({ msg }) => msg)

/** The direct messages from one command: the explanation, the text and the calendar file. */
async function share(username: string, text: string, room?: string): Promise<readonly string[]> {
  const before = scene.rooms.told(username).length
  scene.test.sandbox.say(username, room ?? scene.test.sandbox.direct(username, testBotName), text)
  await scene.test.sandbox.waitForMessage(() => scene.rooms.told(username).length >= before + 3)
  return scene.rooms.told(username).slice(before).map(spaced)
}

const inBlock = (message = '') => /^```\n([\s\S]*)\n```$/.exec(message)?.[1] ?? ''
const asFile = (block = '') => `${inBlock(block).replaceAll('\n', '\r\n')}\r\n`

async function planTalk(): Promise<number> {
  const { meetups, talks } = scene.test.bot.store
  const startsAt = Date.UTC(2031, 0, 16, 18)
  const place = '90, rue Elgin; Ottawa'
  const meetup = await meetups.add(
    {
      ...{ title: 'Helm * and [charts] @all', startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' },
      ...{ place, joinUrl: 'https://meet.example.ca/19:x@thread.v2' },
    },
    scene.time.now(),
  )
  const talk = await talks.add(
    {
      ...{ title: 'L’avenir, `vraiment`', lengthMinutes: 20, lang: 'fr', from: 'room', state: 'proposed' },
      presenter: { id: scene.test.idOf('felix'), username: 'felix' },
    },
    scene.time.now(),
  )
  const event = { at: scene.time.now(), who: 'x', step: 'place' } as const
  await talks.change(talk.id, { state: 'scheduled', meetupId: meetup.id }, event)
  return meetup.id
}

describe('share', () => {
  it('gives the meetup in both languages as one block of plain text, without anything that another site would show raw', async () => {
    const id = await planTalk()

    const [explained, text] = await share('akua', `share #${id}`)

    expect(explained).toContain('### Ready to copy: Helm \\* and (charts) @\u2060all')
    expect(inBlock(text).split('\n')).toEqual([
      'Helm * and [charts] @\u2060all',
      'When: Thursday, January 16, 2031, 1:00 p.m. EST, until 3:00 p.m.',
      'Where: 90, rue Elgin; Ottawa',
      'Join remotely: https://meet.example.ca/19:x@thread.v2',
      'On the agenda:',
      '• “L’avenir, ˋvraimentˋ”, presented by felix (20 min, in French)',
      'Code of conduct: https://github.com/cncf/foundation/blob/main/code-of-conduct.md',
      '',
      'Helm * and [charts] @\u2060all',
      'Quand : le jeudi 16 janvier 2031 à 13 h (HNE), jusqu’à 15 h',
      'Où : 90, rue Elgin; Ottawa',
      'Participer à distance : https://meet.example.ca/19:x@thread.v2',
      'À l’ordre du jour :',
      '• « L’avenir, ˋvraimentˋ », présentation de felix (20 min, en français)',
      expect.stringMatching(/^Code de conduite : https:/),
    ])
  })

  it('gives a calendar file that can be copied whole and read back, and links that need no file', async () => {
    const id = await planTalk()

    const [explained = '', , file] = await share('akua', `share #${id}`)

    const [event] = readCalendar(asFile(file))
    expect(event).toMatchObject({
      ...{ UID: `meetup-${id}@rendezvous.invalid`, SEQUENCE: '0', STATUS: 'CONFIRMED', LOCATION: '90, rue Elgin; Ottawa' },
      ...{ DTSTART: '20310116T180000Z', DTEND: '20310116T200000Z', SUMMARY: 'Helm * and [charts] @\u2060all' },
    })
    expect(spaced(event?.['DESCRIPTION'] ?? '')).toContain('Quand : le jeudi 16 janvier 2031')
    const links = [...explained.matchAll(/\[([^\]]+)\]\((https:[^)\s]+)\)/g)].map(([, label, url]) => [
      label,
      new URL(url ?? ''),
    ])
    expect(links.map(([label]) => label)).toEqual(['Outlook', 'Google Calendar'])
    const [outlook, google] = links.map(([, url]) => (url as URL).searchParams)
    expect(outlook?.get('startdt')).toBe('2031-01-16T18:00:00.000Z')
    expect(google?.get('dates')).toBe('20310116T180000Z/20310116T200000Z')
    expect(google?.get('text')).toContain('Helm * and [charts]')
  })

  it('tells calendars of each change of the meetup, and of its end', async () => {
    const id = await planTalk()
    const { meetups } = scene.test.bot.store
    await meetups.change(id, { startsAt: Date.UTC(2031, 0, 23, 18) }, testClock.now())
    await meetups.change(id, { state: 'cancelled', cancelReason: 'Snow; much of it' }, testClock.now())

    const [, text, file] = await share('akua', `share #${id}`)

    expect(readCalendar(asFile(file))[0]).toMatchObject({ SEQUENCE: '2', STATUS: 'CANCELLED', DTSTART: '20310123T180000Z' })
    expect(text).toContain('CANCELLED: Helm')
    expect(text).toContain('Raison : Snow; much of it')
  })

  it('never cuts the file in two, however much is on the agenda', async () => {
    const id = await planTalk()
    const { talks } = scene.test.bot.store
    for (let count = 0; count < 12; count += 1) {
      const offered = {
        title: `${'long '.repeat(80)}${count}`,
        lengthMinutes: 5,
        lang: 'en',
        from: 'room',
        state: 'proposed',
      } as const
      const talk = await talks.add(offered, scene.time.now())
      await talks.change(talk.id, { state: 'scheduled', meetupId: id }, { at: scene.time.now(), who: 'x', step: 'place' })
    }

    const room = scene.test.sandbox.direct('akua', testBotName)
    scene.test.sandbox.say('akua', room, `share #${id}`)
    await scene.test.sandbox.waitForMessage(({ rid, msg }) => rid === room && msg.includes('END:VCALENDAR'))

    const told = scene.rooms.told('akua')
    expect(told.filter((text) => text.includes('long 11'))).not.toEqual([])
    expect(readCalendar(asFile(told.at(-1)))[0]?.['DESCRIPTION']).toContain(
      'Join remotely: https://meet.example.ca/19:x%40thread.v2',
    )
  })

  it('answers a question in a channel privately, with a mark on the question', async () => {
    const id = await planTalk()

    const [explained] = await share('akua', '!rencontre partager', 'cloudnative')

    expect(explained).toContain('### À copier : Helm')
    expect(explained).toContain('Dans les dix dernières minutes, je ne vous ai donné en privé aucune réponse')
    expect(explained).toContain(`\`meetup-${id}.ics\``)
    const question = scene.test.sandbox.messages('cloudnative').find(({ msg }) => msg === '!rencontre partager')
    expect(Object.keys(question?.reactions ?? {})).toEqual([':white_check_mark:'])
  })

  it('says what to do when there is no meetup', async () => {
    expect(await scene.privately('akua', 'share')).toContain('No meetup is planned yet')
    expect(await scene.privately('akua', 'share #99')).toContain('There is no meetup `#99`.')
  })
})

describe('share where the public pages have an address', () => {
  const { test } = useTestBot({ server: { publicUrl: 'https://meetups.example.ca/' } })

  it('names the calendar of the series to subscribe to, that of all meetups for one without a series, and none of a private series', async () => {
    const { series, meetups } = test.bot.store
    const add = async (name: string) => {
      await test.confirm('olga', `!meetup series add "${name}" every 3rd thursday 13:00`)
      return (await series.all()).find((one) => one.name === name)?.id ?? 0
    }
    const open = await add('Open')
    const closed = await add('Closed')
    const cloudnative = test.sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
    await series.bind(cloudnative, open, 'cloudnative')
    await series.bind('private-room', closed)
    const startsAt = testClock.now() + 86_400_000
    const alone = await meetups.add({ startsAt, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' }, testClock.now())
    const explained = async (username: string, words: string) =>
      (await test.ask(username, words, test.sandbox.direct(username, testBotName))).msg
    const firstOf = async (id: number) => (await meetups.coming(testClock.now(), 1, id))[0]?.id

    const ofAll = await explained('akua', `share #${alone.id}`)
    const ofOpen = await explained('felix', `partager #${await firstOf(open)}`)
    const ofClosed = await explained('olga', `share #${await firstOf(closed)}`)
    const toOutsider = await explained('rhys', `share #${await firstOf(closed)}`)

    expect(ofAll).toContain('always up to date: https://meetups.example.ca/calendar.ics')
    expect(ofOpen).toContain(`auquel s’abonner\u00a0: https://meetups.example.ca/series/${open}/calendar.ics`)
    expect(ofClosed).toContain('Ready to copy')
    expect(ofClosed).not.toContain('calendar.ics')
    expect(toOutsider).toContain('There is no meetup')
  })
})

describe('share in a channel, after a private answer', () => {
  it('posts that answer there for all, once, and says so', async () => {
    await planTalk()
    await scene.privately('akua', 'minutes code of conduct')

    const { msg } = await scene.test.ask('akua', '!meetup share')
    await scene.test.sandbox.waitForMessage(() => posted().length === 1)
    const [again] = await share('akua', '!meetup share', 'cloudnative')

    expect(msg).toContain('Posted in this channel: my private reply to `minutes`.')
    expect(posted()[0]).toMatch(/^akua shares a reply of mine:\n\n### “code of conduct” in the minutes/)
    expect(again).toContain('### Ready to copy')
    expect(await scene.test.bot.store.audit.latest(1)).toMatchObject([{ who: 'akua', what: 'share', detail: 'minutes' }])
  })

  it('takes reactions to a meetup that it posts, and does not tell the zone of whoever shares it', async () => {
    const id = await planTalk()
    await scene.privately('akua', 'zone America/Vancouver')
    const own = await scene.privately('akua', 'next')

    await scene.test.ask('akua', '!meetup share')
    await scene.test.sandbox.waitForMessage(() => posted().length === 1)
    const shown = scene.test.sandbox.messages('cloudnative').find(({ msg }) => msg.includes('shares a reply'))
    scene.test.sandbox.reactAs('rhys', shown?._id ?? '', ':+1:')

    expect(own).toContain('**Your time**')
    expect(posted()[0]).not.toContain('Your time')
    expect(own).toContain('https://meet.example.ca/19:x@thread.v2')
    expect(posted()[0]).not.toContain('meet.example.ca')
    await expect.poll(() => scene.test.bot.store.attendance.of(id)).toMatchObject([{ username: 'rhys', mode: 'room' }])
  })

  it('does not post a meetup that was taken back meanwhile', async () => {
    await planTalk()
    await scene.test.ask('olga', '!meetup schedule 2030-12-05 13:00 "Gone"')
    const own = await scene.privately('akua', 'next')
    await scene.test.ask('olga', '!meetup undo')

    const [explained] = await share('akua', '!meetup share', 'cloudnative')

    expect(own).toContain('Gone')
    expect(explained).toContain('Ready to copy: Helm')
    expect(posted()).toEqual([])
  })

  it.each(['department SSC', 'log', 'who', 'roles', 'lang en', 'going', 'about'])(
    'never posts what is personal or not a look-up: %s',
    async (command) => {
      await planTalk()
      await scene.privately('olga', command)

      const [explained] = await share('olga', '!meetup share', 'cloudnative')

      expect(explained).toContain('Ready to copy')
      expect(posted()).toEqual([])
    },
  )

  it('never posts talks that an organizer alone may see', async () => {
    await planTalk()
    await scene.privately('rhys', 'present "Our mesh" vendor:ACME sponsor:@akua')
    const list = await scene.privately('olga', 'talks')
    const own = await scene.privately('rhys', 'talks mine')

    const [organizers] = await share('olga', '!meetup share', 'cloudnative')
    const [presenters] = await share('rhys', '!meetup share', 'cloudnative')

    expect(list).toContain('Our mesh')
    expect(own).toContain('Our mesh')
    for (const explained of [organizers, presenters]) expect(explained).toContain('Ready to copy')
    expect(posted()).toEqual([])
  })

  it('forgets the answer after ten minutes', async () => {
    await planTalk()
    await scene.privately('akua', 'topics')
    await scene.privately('akua', 'conduct')
    scene.time.advance(600_001)

    const [explained] = await share('akua', '!meetup share', 'cloudnative')

    expect(explained).toContain('Ready to copy')
    expect(posted()).toEqual([])
  })
})
