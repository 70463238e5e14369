import { describe, expect, it } from 'vitest'
import { testBotName } from '../../support/seed.ts'
import { openTalkScene } from '../../support/talk-scene.ts'
import { useEach } from '../../support/use-each.ts'

const day = 86_400_000

const scene = useEach(openTalkScene)

const direct = (username: string) => scene.test.sandbox.direct(username, testBotName)
const idIn = (text: string) => Number(/#(\d+)/.exec(text)?.[1])

const audited = async () => {
  const entries = await scene.test.bot.store.audit.latest(30)
  return entries.filter(({ what }) => what.startsWith('talk ')).map(({ what, detail }) => `${what}: ${detail}`)
}

describe('a talk', () => {
  it('goes from proposal to given, and everybody hears what concerns them', async () => {
    const meetup = await scene.plan(20)

    const offered = await scene.rooms.answerTo(
      'akua',
      '!meetup present "Helm charts" length:20 min abstract:Lessons of remote teams remote',
    )
    const id = idIn(offered)
    await scene.test.sandbox.waitForMessage(() => scene.rooms.told('olga').length === 1)
    const waiting = await scene.test.ask('rhys', '!meetup talks')
    const { news: placed } = await scene.decide(`accept #${id} #${meetup.id}`)
    const confirmed = await scene.privately('akua', `confirm #${id}`)
    const next = await scene.test.ask('rhys', '!meetup next')
    scene.time.advance(21 * day)
    await scene.privately('olga', `attach #${id} recording:https://video.example.ca/1`)
    await scene.privately('akua', 'attach slides:https://slides.example.ca/1')
    const mine = await scene.privately('akua', 'talks mine')
    const late = await scene.privately('akua', `withdraw #${id}`)

    expect(offered).toContain("### You've offered a talk: “Helm charts”")
    expect(offered).toMatch(/20\u00a0min, in English, remote\n.*\n\*\*Abstract\*\*: Lessons of remote teams\n/)
    expect(offered).toContain('[Code of conduct](https://')
    expect(scene.rooms.told('olga')[0]).toContain('### New talk proposal: “Helm charts”')
    expect(scene.rooms.told('olga')[0]).toContain('### Une présentation est proposée')
    expect(waiting.msg).toContain(`- “Helm charts” · akua · 20\u00a0min, in English, remote · proposed · \`#${id}\``)
    expect(placed).toContain('### Your talk is on the agenda: “Helm charts”')
    expect(placed).toMatch(/\*\*When\*\*: \w+day, .*, in 20 days/)
    expect(confirmed).toContain('### Confirmed: “Helm charts”')
    expect(next.msg).toMatch(
      /\*\*Agenda\*\*: 20 min of talks, time for 40 more\n- [\d:]+ [ap]\.m\. · planning · 60\u00a0min\n- [\d:]+ [ap]\.m\. · “Helm charts” · akua ·/,
    )
    expect(mine).toContain('slides: https://slides.example.ca/1 · recording: https://video.example.ca/1')
    expect(late).toContain('“Helm charts” is given, so only an organizer can do this.')
    expect(await audited()).toEqual([
      `talk slides: #${id} confirmed > confirmed (#${meetup.id}): slidesUrl`,
      `talk recording: #${id} confirmed > confirmed (#${meetup.id}): recordingUrl`,
      `talk confirm: #${id} scheduled > confirmed (#${meetup.id})`,
      `talk place: #${id} accepted > scheduled (#${meetup.id})`,
      `talk accept: #${id} proposed > accepted`,
      `talk present: #${id} proposed`,
    ])
  })

  it('is ticked in the channel and told privately, so that the channel stays quiet', async () => {
    const before = scene.test.sandbox.messages('cloudnative').length

    await scene.rooms.answerTo('akua', '!meetup present "Helm charts"')

    const [question, ...rest] = scene.test.sandbox.messages('cloudnative').slice(before)
    expect(Object.keys(question?.reactions ?? {})).toEqual([':white_check_mark:'])
    expect(rest).toEqual([])
  })

  it('that wished for a date is put there when it is accepted without one', async () => {
    const meetup = await scene.plan(20)
    const offered = await scene.offer('akua', `present "Helm charts" on:#${meetup.id} remote`)

    const accepted = await scene.decide(`accept #${offered.id}`)

    expect(offered.answer).toContain('**Preferred date**: ')
    expect(accepted.answer).toContain('### On the agenda: “Helm charts”')
    expect((await scene.test.bot.store.talks.agenda(meetup.id)).map(({ title, from }) => [title, from])).toEqual([
      ['Helm charts', 'remote'],
    ])
  })

  it('says where it was before when it moves to another date', async () => {
    const [first, second] = [await scene.plan(20), await scene.plan(40)]
    const { id } = await scene.offer('akua', 'present "Helm charts"')
    await scene.decide(`place #${id} #${first.id}`)
    await scene.privately('akua', `confirm #${id}`)

    const { news: moved } = await scene.decide(`place #${id} #${second.id}`)
    const shown = await scene.test.ask('rhys', `!meetup talks #${id}`)
    const again = await scene.privately('olga', `place #${id} #${second.id}`)

    expect(moved).toMatch(/### Your talk has moved to another date: “Helm charts”\n\*\*Was on\*\*: /)
    expect(moved).toContain(`\`!meetup confirm #${id}\``)
    expect(shown.msg).toMatch(/\*\*When\*\*: .*, in 40 days\n\*\*Was on\*\*: \w+day, /)
    expect(again).toContain('No change: ')
    expect(await scene.test.bot.store.talks.agenda(first.id)).toEqual([])
  })

  it('is told to the organizers when its presenter withdraws it, and is back after an undo', async () => {
    const meetup = await scene.plan(20)
    const { id } = await scene.offer('akua', 'present "Helm charts"')
    await scene.decide(`place #${id} #${meetup.id}`)

    const news = await scene.rooms.toldTo('olga', () => scene.test.sandbox.say('akua', direct('akua'), `withdraw #${id}`))
    const between = await scene.test.bot.store.talks.agenda(meetup.id)
    const back = await scene.rooms.toldTo('olga', () => scene.test.sandbox.say('akua', direct('akua'), 'undo'))

    expect(news).toMatch(/### A talk was withdrawn: “Helm charts”\n\*\*Was on\*\*: /)
    expect(between).toEqual([])
    expect(back).toContain('### A talk is back: “Helm charts”')
    expect((await scene.test.bot.store.talks.agenda(meetup.id)).map((talk) => talk.id)).toEqual([id])
  })

  it('is declined with a reason that its presenter alone is told', async () => {
    const { id } = await scene.offer('akua', 'present "Helm charts"')

    const asked = await scene.privately('olga', `decline #${id}`)
    const told = await scene.rooms.toldTo('akua', () =>
      scene.test.sandbox.say('olga', 'cloudnative', `!meetup decline #${id} reason:We had it in spring`),
    )
    const unseen = await scene.test.ask('rhys', `!meetup talks #${id}`)

    expect(asked).toContain('reason:…')
    expect(told).toContain('### Your talk is declined: “Helm charts”\n**Reason**: We had it in spring')
    expect(unseen.msg).toContain(`There's no talk \`#${id}\`.`)
    expect(
      scene.test.sandbox.messages('cloudnative').filter(({ u, msg }) => u.username === testBotName && msg.includes('spring')),
    ).toEqual([])
  })

  it('is not declined with half of a reason', async () => {
    const { id } = await scene.offer('akua', 'present "Helm charts"')

    const english = await scene.privately('olga', `decline #${id} We had it in spring reason:See above`)
    const french = await scene.privately('olga', `refuser #${id} Vue au printemps raison:Déjà vu`)

    expect(english).toContain('Please write all of it after `reason:`.')
    expect(french).toContain('Veuillez tout écrire après `raison:`.')
    expect(await scene.privately('olga', `talks #${id}`)).toContain('proposed')
  })

  it('is changed by its presenter or an organizer, and by nobody else', async () => {
    const { id } = await scene.offer('akua', 'present "Helm charts" length:20')

    const own = await scene.privately('akua', `edit #${id} title:Helm, one year on length:45 lang:both in person`)
    const { news: told } = await scene.decide(`edit #${id} length:30`)
    const other = await scene.privately('rhys', `edit #${id} title:Mine`)

    expect(own).toContain('### Changed: “Helm, one year on”')
    expect(own).toContain('45\u00a0min, bilingual\n')
    expect(told).toContain('### Your talk was changed: “Helm, one year on”')
    expect(other).toContain('Only the presenter of “Helm, one year on”, or an organizer, can do this.')
    expect(await scene.test.bot.store.talks.find(id)).toMatchObject({ title: 'Helm, one year on', lengthMinutes: 30 })
  })

  it('leaves its slot when its presenter is forgotten, and the organizers hear of the slot and of no name', async () => {
    const meetup = await scene.plan(20)
    const { id } = await scene.offer('akua', 'present "Helm charts"')
    await scene.decide(`place #${id} #${meetup.id}`)
    await scene.privately('akua', 'forget me')

    const news = await scene.rooms.toldTo('olga', () => scene.test.sandbox.say('akua', direct('akua'), 'yes'))

    expect(news).toMatch(/### A talk was withdrawn: “Helm charts”\n\*\*Was on\*\*: /)
    expect(news).not.toContain('akua')
    expect(await scene.test.bot.store.talks.find(id)).toBeUndefined()
  })

  it('overfills an agenda only after a preview and a yes', async () => {
    const meetup = await scene.plan(20)
    const first = await scene.offer('akua', 'present "Helm charts" length:40')
    const second = await scene.offer('rhys', 'present "A mesh" length:40')
    await scene.decide(`place #${first.id} #${meetup.id}`)

    const preview = await scene.privately('olga', `place #${second.id} #${meetup.id}`)
    const asked = await scene.test.bot.store.talks.agenda(meetup.id)
    const { answer: full } = await scene.decide('yes', 'rhys')

    expect(preview).toContain('### No room left on the agenda')
    expect(preview).toContain('**With it**: “A mesh”, 80 min of talks, 20 min too long')
    expect(asked.map(({ title }) => title)).toEqual(['Helm charts'])
    expect(full).toContain('**Agenda**: 80 min of talks, 20 min too long')
  })

  it('accepts a talk that does not fit the day it wished for only after a yes, and is proposed until then', async () => {
    const meetup = await scene.plan(20)
    const first = await scene.offer('akua', 'present "Helm charts" length:40')
    const second = await scene.offer('rhys', `present "A mesh" length:40 on:#${meetup.id}`)
    await scene.decide(`place #${first.id} #${meetup.id}`)

    const preview = await scene.privately('olga', `accept #${second.id}`)
    const before = (await scene.test.bot.store.talks.find(second.id))?.state
    await scene.decide('yes', 'rhys')

    expect(preview).toContain('### No room left on the agenda')
    expect(before).toBe('proposed')
    expect((await scene.test.bot.store.talks.find(second.id))?.state).toBe('scheduled')
  })
})
