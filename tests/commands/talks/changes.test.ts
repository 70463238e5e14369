import { describe, expect, it } from 'vitest'
import { testBotName } from '../../support/seed.ts'
import { openTalkScene } from '../../support/talk-scene.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openTalkScene)

const talks = () => scene.test.bot.store.talks
const direct = (username: string) => scene.test.sandbox.direct(username, testBotName)
const toldOlga = (text: string) => scene.rooms.toldTo('olga', () => scene.test.sandbox.say('akua', direct('akua'), text))

/** A talk by akua on the agenda of a meetup with 60 minutes for talks. */
async function scheduleOne(text = 'present "Helm charts" length:20'): Promise<{ id: number; meetupId: number }> {
  const meetup = await scene.plan(20)
  const { id } = await scene.offer('akua', text)
  await scene.decide(`place #${id} #${meetup.id}`)
  return { id, meetupId: meetup.id }
}

describe('a presenter who changes an accepted talk', () => {
  it('tells the organizers what it was before', async () => {
    const { id } = await scheduleOne()

    const news = await toldOlga(`edit #${id} title:"Helm, a year on" length:30`)

    expect(news).toContain('### The presenter changed a talk: “Helm, a year on”')
    expect(news).toContain('**Before**: “Helm charts”, 20\u00a0min')
    expect(news).not.toContain('### Une présentation a été modifiée par la personne qui la donne')
  })

  it('is asked first when the agenda would be overfull', async () => {
    const { id, meetupId } = await scheduleOne()

    const asked = await scene.privately('akua', `modifier #${id} durée:180`)
    const between = await talks().find(id)
    await toldOlga('oui')

    expect(asked).toContain('L’ordre du jour n’a plus assez de temps libre')
    expect(between?.lengthMinutes).toBe(20)
    expect((await talks().agenda(meetupId)).map(({ lengthMinutes }) => lengthMinutes)).toEqual([180])
  })

  it('gets a new title of an announced confirmed talk when an organizer agrees', async () => {
    const { id, meetupId } = await scheduleOne()
    await scene.privately('akua', `confirm #${id}`)
    await scene.test.ask('olga', '!meetup subscribe')
    await scene.test.confirm('olga', `!meetup announce #${meetupId}`)
    const answered = scene.rooms.answerTo('akua', `edit #${id} title:"Buy ACME's now"`, direct('akua'))
    const news = await scene.rooms.toldTo('olga', () => undefined)
    const answer = await answered
    const between = await talks().find(id)

    const room = direct('olga')
    const asked = scene.test.sandbox.messages(room).findLast(({ attachments }) => (attachments ?? []).length > 0)
    const [button] = (asked?.attachments ?? []).flatMap((one) => one['actions'] as readonly Record<string, unknown>[])
    await scene.privately('olga', String(button?.['msg']))

    expect(answer).toContain('The old one stays until they agree.')
    expect(news).toContain('### The presenter asks for a new title: “Helm charts”')
    expect(between?.title).toBe('Helm charts')
    expect((await talks().find(id))?.title).toBe("Buy ACME's now")
  })
})

describe('an undo of a withdrawal', () => {
  it('gives no slot back that another talk has been given', async () => {
    const { id, meetupId } = await scheduleOne('present "Helm charts" length:50')
    const other = await scene.offer('rhys', 'present "Mesh" length:30')
    await toldOlga(`withdraw #${id}`)
    await scene.decide(`place #${other.id} #${meetupId}`, 'rhys')

    const back = await scene.privately('akua', 'undo')

    expect(back).toContain('Its slot has been given to another talk')
    expect((await talks().agenda(meetupId)).map((talk) => talk.id)).toEqual([other.id])
    expect(await talks().find(id)).toMatchObject({ state: 'accepted' })
    expect((await talks().find(id))?.meetup).toBeUndefined()
  })

  it('puts it behind the talks that came since when there is time for both', async () => {
    const { id, meetupId } = await scheduleOne('present "Helm charts" length:20')
    const other = await scene.offer('rhys', 'present "Mesh" length:30')
    await toldOlga(`withdraw #${id}`)
    await scene.decide(`place #${other.id} #${meetupId}`, 'rhys')
    scene.time.advance(1_000)

    await scene.privately('akua', 'défaire')

    expect((await talks().agenda(meetupId)).map((talk) => talk.id)).toEqual([other.id, id])
  })

  it('is refused to somebody who may not withdraw it any more', async () => {
    const { roles } = scene.test.bot.store
    const { id } = await scene.offer('akua', 'present "Helm charts"')
    await scene.decide(`withdraw #${id}`)
    const rhys = { personId: scene.test.idOf('rhys'), username: 'rhys', role: 'organizer', since: 0 } as const
    await roles.give(rhys)
    await roles.take(scene.test.idOf('olga'), 'organizer', rhys.personId)

    const refused = await scene.privately('olga', 'undo')

    expect(refused).toContain('Only the presenter of “Helm charts”, or an organizer, can do this.')
    expect(await talks().find(id)).toMatchObject({ state: 'withdrawn' })
  })
})

describe('proposals', () => {
  it('are limited for each person', async () => {
    for (let count = 1; count <= 10; count += 1) await scene.privately('akua', `present "Talk ${count}"`)

    const english = await scene.privately('akua', 'present "One more"')
    const french = await scene.privately('akua', 'présenter « Une de plus »')
    const other = await scene.privately('rhys', 'present "Mine"')

    expect(english).toContain('10 talks of yours are waiting for a decision')
    expect(french).toContain('c’est le maximum par personne')
    expect(other).toContain("You've offered a talk")
    expect(await talks().of(scene.test.idOf('akua'))).toHaveLength(10)
  })

  it.each([
    ['present "Helm charts" 25 min', 'en'],
    ['présenter « Helm charts » 25 min à distance', 'fr'],
    ['present “Helm charts” —length 25', 'en'],
    ['présenter « Helm charts » 25min', 'fr'],
  ])('are understood as people type them: %s', async (text) => {
    await scene.privately('akua', text)

    expect(await talks().of(scene.test.idOf('akua'))).toMatchObject([{ title: 'Helm charts', lengthMinutes: 25 }])
  })
})

describe('a command for a talk without a number', () => {
  it('lists the talks it could be for', async () => {
    const { id } = await scheduleOne()

    const [confirm, withdraw, modifier] = [
      await scene.privately('akua', 'confirm'),
      await scene.privately('akua', 'withdraw'),
      await scene.privately('akua', 'modifier'),
    ]
    const none = await scene.privately('rhys', 'confirmer')

    expect(confirm).toMatch(new RegExp(`Which one do you mean\\?[^]*- “Helm charts” .*\`#${id}\``))
    expect(withdraw).toContain(`\`#${id}\``)
    expect(modifier).toContain(`\`#${id}\``)
    expect(none).toContain('Vous n’avez pas encore proposé de présentation')
  })
})
