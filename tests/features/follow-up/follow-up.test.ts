import { describe, expect, it } from 'vitest'
import { akua, day, hour, olga, openAftermathScene } from '../../support/follow-up-scene.ts'
import { storyDatabases } from '../../support/stores.ts'
import { useEach } from '../../support/use-each.ts'

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`what a meetup leaves, with two copies on ${kind.name}`, () => {
    const scene = useEach(() => openAftermathScene(kind))

    const afterDays = async (days: number) => {
      scene.clock.advance(scene.meetup.startsAt + 2 * hour + days * day - scene.clock.now())
      await scene.run('ask')
    }

    it('is asked of the right person twice, on working days at ten, and then no more', async () => {
      const talk = await scene.addTalk('Helm charts')
      await scene.store.liveMinutes.name(scene.meetup.id, akua, 'en')
      await afterDays(0.5)
      const days: Record<number, number> = {}
      let last: readonly string[] = []
      for (const days_ of [0.5, 0.9, 1, 2, 3, 7, 13, 40]) {
        await afterDays(days_)
        const toAkua = await scene.told('akua')
        days[days_] = toAkua.length
        if (toAkua.length > 0) last = toAkua
      }

      expect(days).toEqual({ 0.5: 0, 0.9: 1, 1: 0, 2: 0, 3: 0, 7: 1, 13: 0, 40: 0 })
      expect(
        last[0]
          ?.split('\n')
          .slice(2)
          .map((line) => line.replaceAll('\u00a0', ' ')),
      ).toEqual([
        expect.stringContaining(`- les diapositives de « Helm charts » : \`!rencontre joindre #${talk.id} `),
        expect.stringContaining(`- l’enregistrement de « Helm charts » : \`!rencontre joindre #${talk.id} `),
        expect.stringContaining(`- le compte rendu : \`!rencontre terminer #${scene.meetup.id}\``),
        'Je ne vous le demanderai plus.',
      ])
      expect(await scene.told('olga')).toEqual([])
    })

    it.each([
      { who: 'gets the digest', muted: [], expected: 1 },
      { who: 'has switched the digest off', muted: ['digest'] as const, expected: 2 },
    ])('is asked $expected times of an organizer who $who', async ({ muted, expected }) => {
      await scene.addTalk('Helm charts')
      await scene.store.people.setPreferences(olga.id, { muted })
      await scene.store.liveMinutes.name(scene.meetup.id, olga, 'en')
      const told: string[] = []
      for (const days of [0.5, 0.9, 3, 7, 13]) {
        await afterDays(days)
        told.push(...(await scene.told('olga')))
      }

      expect(told).toHaveLength(expected)
    })

    it('is told to organizers in one message on Monday at ten, with what is ahead and what waits', async () => {
      const talk = await scene.addTalk('Helm charts')
      const one = { lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' }
      const ahead = await scene.store.meetups.add(
        { ...one, title: 'January meetup', startsAt: Date.parse('2026-12-30T13:00-05:00') },
        scene.clock.now(),
      )
      await scene.store.attendance.enter(ahead.id, { personId: akua.id, username: 'akua', wish: 'room' }, { kind: 'typed' }, 0)
      const proposal = await scene.store.talks.add(
        { title: 'Kustomize', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter: akua },
        scene.clock.now(),
      )
      const heard: Record<string, readonly string[]> = {}
      for (const local of [
        '2026-12-18T10:00',
        '2026-12-21T09:59',
        '2026-12-21T10:00',
        '2026-12-21T15:00',
        '2026-12-29T12:00',
        '2027-01-04T10:00',
        '2027-01-11T10:00',
      ]) {
        scene.clock.advance(Date.parse(`${local}-05:00`) - scene.clock.now())
        await scene.run('digest')
        heard[local] = await scene.told('olga')
      }

      // The week of a meetup has one even if nothing has changed; in the last week nothing is new.
      expect(Object.values(heard).map(({ length }) => length)).toEqual([0, 0, 1, 0, 1, 1, 0])
      expect(heard['2026-12-21T10:00']?.[0]).toBe(
        [
          '### This week',
          `**January meetup** (\`#${ahead.id}\`), Wednesday, December 30, 2026`,
          '- 1 in the room',
          '- nobody is presenting yet',
          `- nobody is taking the minutes yet: \`!meetup minute-taker #${ahead.id} @name\``,
          '**Missing after December meetup**, Thursday, December 17, 2026: slides of “Helm charts”, recording of “Helm charts”, minutes',
          `**Proposals without a date**: “Kustomize” (\`#${proposal.id}\`) · \`!meetup talks\``,
        ].join('\n'),
      )
      expect(talk.id).not.toBe(proposal.id)
      expect(await scene.told('akua')).toEqual([])
    })

    it('is not asked any more once it is there or dismissed', async () => {
      const talk = await scene.addTalk('Helm charts')
      await afterDays(0.5)
      await scene.store.talks.change(
        talk.id,
        { slidesUrl: 'https://slides.example.ca' },
        { at: scene.clock.now(), who: 'x', step: 'slides' },
      )
      await scene.store.followUps.dismiss(scene.meetup.id, 'recording', olga.id, scene.clock.now())
      await scene.store.publications.order(
        { meetupId: scene.meetup.id, file: 'a.md', text: 'Words', title: 'Minutes', by: olga },
        scene.clock.now(),
      )

      await afterDays(1)

      expect([await scene.told('akua'), await scene.told('olga')]).toEqual([[], []])
    })

    it('are announced once in the meetup’s rooms, when they can be read', async () => {
      const talk = await scene.addTalk('Helm charts')
      await scene.store.talks.change(
        talk.id,
        { slidesUrl: 'https://slides.example.ca' },
        { at: scene.clock.now(), who: 'x', step: 'slides' },
      )
      const rooms = [{ roomId: 'r1', langs: ['en', 'fr'] as const }]
      await scene.store.announcements.order(
        { meetupId: scene.meetup.id, startsAt: scene.meetup.startsAt, rooms },
        scene.clock.now(),
      )
      await afterDays(1)
      await scene.run('announce')
      const before = await scene.saidInRoom()
      await scene.showMinutes()

      await scene.run('announce')
      await scene.run('announce')

      expect(before).toEqual([])
      const said = await scene.saidInRoom()
      expect(said).toHaveLength(1)
      expect(said[0]).toContain('### The minutes are available: December meetup\n**When**: Thursday, December 17, 2026')
      expect(said[0]).toContain(
        '**Minutes**: https://example.ca/meetups/2026-12-17/\n- “Helm charts”, slides: https://slides.example.ca',
      )
      expect(said[0]).toContain('### Le compte rendu est là\u00a0: December meetup')
    })

    it('tell each owner of action items once what is theirs', async () => {
      const { liveMinutes } = scene.store
      const room = { id: 'r1', name: 'r1', isPrivate: false }
      await liveMinutes.begin(scene.meetup.id, { room, starter: olga, lang: 'en' }, scene.clock.now())
      const add = (mark: Parameters<typeof liveMinutes.add>[1]) =>
        liveMinutes.add(scene.meetup.id, mark, olga.id, scene.clock.now())
      await add({ kind: 'action', text: 'book the room', owner: akua, due: '2027-01-08' })
      await add({ kind: 'action', text: 'write to *them*', owner: akua })
      await add({ kind: 'action', text: 'nobody in particular' })
      await liveMinutes.end(scene.meetup.id, 'ended')
      await afterDays(1)
      await scene.run('announce')
      await scene.told('akua')
      await scene.showMinutes()

      await scene.run('announce')
      await scene.run('announce')

      const told = (await scene.told('akua')).map((text) => text.replaceAll('\u00a0', ' ').split('\n'))
      expect(told).toEqual([
        [
          '### Ce que vous avez à faire : December meetup',
          '**Quand** : le jeudi 17 décembre 2026',
          "- book the room, d'ici le 2027-01-08",
          '- write to \\*them\\*',
          '**Compte rendu** : https://example.ca/meetups/2026-12-17/',
        ],
      ])
      expect(await scene.told('olga')).not.toContainEqual(expect.stringContaining('Your action items'))
    })

    it('waits until none of the rooms is quiet', async () => {
      const rooms = ['r1', 'r2'].map((roomId) => ({ roomId, langs: ['en'] as const }))
      await scene.store.announcements.order(
        { meetupId: scene.meetup.id, startsAt: scene.meetup.startsAt, rooms },
        scene.clock.now(),
      )
      const from = { hour: 18, minute: 0 }
      await scene.store.quietRooms.set('r1', { hours: { from, to: { hour: 8, minute: 0 } }, weekends: true, holidays: true })
      await scene.store.quietRooms.set('r2', { hours: { from, to: { hour: 9, minute: 30 } }, weekends: false, holidays: false })
      await afterDays(1)
      await scene.showMinutes()
      const heard: Record<string, number> = {}
      for (const local of [
        '2026-12-18T20:00',
        '2026-12-19T12:00',
        '2026-12-21T09:00',
        '2026-12-21T09:30',
        '2026-12-21T10:00',
      ]) {
        scene.clock.advance(Date.parse(`${local}:00-05:00`) - scene.clock.now())
        await scene.run('announce')
        heard[local] = (await scene.saidInRoom()).length
      }

      expect(heard).toEqual({
        '2026-12-18T20:00': 0,
        '2026-12-19T12:00': 0,
        '2026-12-21T09:00': 0,
        '2026-12-21T09:30': 1,
        '2026-12-21T10:00': 0,
      })
    })
  })
}
