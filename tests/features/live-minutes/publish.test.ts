import { describe, expect, it } from 'vitest'
import { headlines, hour, minute, olga, openAftermathScene } from '../../support/follow-up-scene.ts'
import { storyDatabases } from '../../support/stores.ts'
import { useEach } from '../../support/use-each.ts'

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`after the minutes were taken, with two copies on ${kind.name}`, () => {
    const scene = useEach(() => openAftermathScene(kind))

    const order = (text = 'Words') =>
      scene.store.publications.order(
        { meetupId: scene.meetup.id, file: '2026-12-17.md', text, title: 'Minutes for 2026-12-17', by: olga },
        scene.clock.now(),
      )

    describe('minutes that were ended', () => {
      it('are published once, and the person who ended them is told where', async () => {
        scene.site.answers.push({
          kind: 'pushed',
          branch: 'rendezvous/2026-12-17',
          commit: 'abcdef0123456789',
          link: 'https://git.example.ca/1',
        })
        await order()

        await scene.run('publish')
        await scene.run('publish')

        expect(scene.site.asked).toEqual([
          { file: '2026-12-17.md', text: 'Words', title: 'Minutes for 2026-12-17', meetup: scene.meetup.id },
        ])
        expect(await scene.told('olga')).toEqual([
          '### Proposed to the site: Minutes for 2026-12-17\n**Branch**: `rendezvous/2026-12-17`\n**Commit**: `abcdef012345`\n**Review and merge**: https://git.example.ca/1',
        ])
        expect(await scene.store.publications.of(scene.meetup.id)).toEqual({
          state: 'pushed',
          file: '2026-12-17.md',
          link: 'https://git.example.ca/1',
        })
      })

      it('are retried with growing delays while the network is away, which is reported once', async () => {
        await order()
        for (let tries = 0; tries < 8; tries += 1) {
          await scene.run('publish')
          scene.clock.advance(hour)
        }
        const news = headlines(await scene.told('olga'))
        scene.site.answers.push({ kind: 'exists', file: '2026-12-17.md' })
        await scene.run('publish')

        expect(scene.site.asked).toHaveLength(9)
        expect(news).toEqual(['### Not published yet: Minutes for 2026-12-17'])
        const [exists] = await scene.told('olga')
        expect(exists).toContain("There's already a file `2026-12-17.md`. I've left it as it is.")
        expect(exists).toContain(`!meetup end #${scene.meetup.id}\` again: this file then gets a number of its own.`)
      })

      it('can be ended again after they were refused, with an answer of its own', async () => {
        scene.site.answers.push(
          { kind: 'refused', why: { kind: 'branch-taken', detail: 'rendezvous/@all' } },
          { kind: 'patch', name: '2026-12-17.patch', text: 'From 0\n' },
        )
        await order()
        await scene.run('publish')
        const first = await scene.told('olga')
        await order()
        await scene.run('publish')

        expect(first[0]).toContain('Rename or delete it, then try again.\n`rendezvous/@\u2060all`')
        expect(await scene.told('olga')).toEqual([expect.stringContaining('`git am 2026-12-17.patch`'), '```\nFrom 0\n```'])
      })

      it('are pushed by the next `end` once the bot may, and the patch sent before is said to be superseded', async () => {
        const why = { kind: 'login-refused' } as const
        scene.site.answers.push(
          { kind: 'patch', name: '2026-12-17.patch', text: 'From 0\n', why },
          { kind: 'pushed', branch: 'rendezvous/2026-12-17', commit: 'abcdef0123456789' },
        )
        await order()
        await scene.run('publish')
        const [refused] = await scene.told('olga')
        const isOrdered = await order()
        await scene.run('publish')

        expect(refused).toContain('git am')
        expect(isOrdered).toBe(true)
        expect(await scene.told('olga')).toEqual([
          expect.stringMatching(/Proposed to the site[\s\S]*If I sent you a patch of these minutes before, you don't need it/),
        ])
      })
    })

    describe('links that come after the minutes', () => {
      const attach = () =>
        scene.addTalk('Helm charts', {
          slidesUrl: 'https://slides.example.ca/1',
          recordingUrl: 'https://video.example.ca/1',
        })
      const publish = async () => {
        scene.site.answers.push({ kind: 'pushed', branch: 'b', commit: 'abcdef0123456789', link: 'https://git.example.ca/1' })
        await order('* Helm charts\n')
        await scene.run('publish')
      }

      it('are added to the file in the same way, once, and the person who ended the minutes is told', async () => {
        await publish()
        await scene.told('olga')
        await attach()
        scene.site.amendments.push({ kind: 'pushed', branch: 'links', commit: '0123456789abcdef' })
        await scene.store.publications.amend(scene.meetup.id, scene.clock.now() + minute)
        await scene.run('publish')
        const early = scene.site.amended.length
        scene.clock.advance(minute)
        await scene.run('publish')
        await scene.run('publish')

        expect(early).toBe(0)
        expect(scene.site.amended).toHaveLength(1)
        expect(scene.site.amended[0]?.edit('* Helm charts\n')).toBe(
          '* Helm charts, [Slides](https://slides.example.ca/1), [Recording](https://video.example.ca/1)\n',
        )
        expect(await scene.told('olga')).toEqual([
          '### Proposed to the site: new links in “Minutes for 2026-12-17”\n**Branch**: `links`\n**Commit**: `0123456789ab`',
        ])
        expect(await scene.store.publications.of(scene.meetup.id)).toEqual({
          state: 'pushed',
          file: '2026-12-17.md',
          link: 'https://git.example.ca/1',
        })
      })

      it('are added also when they came while the minutes were being published', async () => {
        await attach()
        scene.site.amendments.push({ kind: 'unchanged' })
        await publish()
        await scene.run('publish')

        expect(scene.site.amended).toHaveLength(1)
        expect(headlines(await scene.told('olga'))).toEqual(['### Proposed to the site: Minutes for 2026-12-17'])
        expect((await scene.store.publications.of(scene.meetup.id))?.state).toBe('pushed')
      })

      it('leave what is published as it is when they cannot be added', async () => {
        await publish()
        await scene.told('olga')
        scene.site.amendments.push({ kind: 'refused', why: { kind: 'branch-taken' } }, { kind: 'absent' })
        await scene.store.publications.amend(scene.meetup.id, scene.clock.now())
        await scene.run('publish')
        const refused = await scene.told('olga')
        await scene.store.publications.amend(scene.meetup.id, scene.clock.now())
        await scene.run('publish')

        expect(refused[0]).not.toContain('!meetup end')
        expect((await scene.told('olga'))[0]).toContain("can't find the file of these minutes")
        expect((await scene.store.publications.of(scene.meetup.id))?.state).toBe('pushed')
      })

      it('order nothing where no minutes are published', async () => {
        await scene.store.publications.amend(scene.meetup.id, scene.clock.now())
        await scene.run('publish')

        expect(scene.site.amended).toEqual([])
      })
    })
  })
}
