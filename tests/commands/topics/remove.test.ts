import { describe, expect, it } from 'vitest'
import { openTalkScene } from '../../support/talk-scene.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openTalkScene)

const store = () => scene.test.bot.store
const audited = async () => (await store().audit.latest(5)).map(({ what, detail }) => `${what}: ${detail}`)

describe('removing spam', () => {
  it('takes a topic off the list with its votes, is logged, and brings all of it back with an undo', async () => {
    const suggested = await scene.test.ask('akua', '!meetup suggest "Buy ACME"')
    const id = Number(/#(\d+)/.exec(suggested.msg)?.[1])
    await scene.privately('rhys', `vote #${id}`)

    const removed = await scene.privately('olga', `enlever #${id} raison:Publicité`)
    const between = await store().topics.ranked()
    const logged = await audited()
    const back = await scene.privately('olga', 'défaire')

    expect(removed).toContain('Enlevé de la liste des sujets')
    expect(between).toEqual([])
    expect(logged).toContain(`remove: topic #${id}: Publicité`)
    expect(back).toContain('De retour sur la liste')
    expect(await store().topics.ranked()).toEqual([{ id, title: 'Buy ACME', votes: 2 }])
  })

  it('takes a talk away, tells its presenter why, and brings it back with an undo', async () => {
    const { id } = await scene.offer('akua', 'present "Buy ACME"')

    const { answer, news } = await scene.decide(`remove #${id} reason:Advertising`)
    const between = await store().talks.find(id)
    const back = await scene.privately('olga', 'undo')

    expect(answer).toContain('Removed: “Buy ACME”')
    expect(news).toMatch(/### An organizer removed your talk: “Buy ACME”\n\*\*Reason\*\*: Advertising/)
    expect(between?.state).toBe('withdrawn')
    expect(back).toContain('Back: “Buy ACME”')
    expect((await store().talks.find(id))?.state).toBe('proposed')
  })

  it('is for organizers, and says what a number is that is neither', async () => {
    const meetup = await scene.plan(3)
    const { id } = await scene.offer('akua', 'present "Mine"')

    const refused = await scene.privately('rhys', `remove #${id}`)
    const meetupNumber = await scene.privately('olga', `remove #${meetup.id}`)
    const unknown = await scene.privately('olga', 'enlever #999')

    expect(refused).toContain('Only an organizer can do this.')
    expect(meetupNumber).toContain(`\`#${meetup.id}\` is a meetup`)
    expect(unknown).toContain('Il n’y a ni sujet ni présentation')
    expect((await store().talks.find(id))?.state).toBe('proposed')
  })
})

describe('the list for building security', () => {
  it('names who comes in person and from where, privately, and is logged each time', async () => {
    const meetup = await scene.plan(3)
    await scene.privately('akua', 'department TBS')
    await scene.privately('akua', `going #${meetup.id}`)
    await scene.privately('rhys', `going #${meetup.id}`)
    await scene.privately('felix', `remote #${meetup.id}`)

    const list = await scene.rooms.answerTo('olga', '!meetup who list')
    const french = await scene.privately('olga', 'qui liste')
    const refused = await scene.privately('rhys', 'who list')

    expect(list).toContain('### In person: Gathering')
    expect(list).toMatch(/```\nakua; TBS\nrhys; —\n```/)
    expect(list).not.toContain('felix')
    expect(french).toContain('### Sur place : Gathering'.replace(' :', '\u00a0:'))
    expect(refused).toContain('Only an organizer can do this.')
    expect(await audited()).toEqual(expect.arrayContaining([`who list: #${meetup.id}, 2`]))
  })
})
