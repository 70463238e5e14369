import { describe, expect, it } from 'vitest'
import { testBotName } from '../../support/bot.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const noSales = '**No sales**: vendors are invited to share their expertise, not to sell.'
const call = 'present "Our mesh" vendor:ACME Cloud sponsor:@alice'

const { test, rooms } = useTestBot()

const direct = (username: string) => test.sandbox.direct(username, testBotName)
const privately = (username: string, text: string) => rooms.answerTo(username, text, direct(username))
const backlog = () => test.bot.store.talks.backlog()

/** Offers the vendor's talk, and waits until everyone concerned has been notified. */
async function offer(): Promise<number> {
  await privately('victor', call)
  await test.sandbox.waitForMessage(() => rooms.told('olivia').length > 0 && rooms.told('alice').length > 0)
  return (await backlog())[0]?.id ?? 0
}

describe("a vendor's talk", () => {
  it('is held, and the rule against sales is shown to its presenter, its sponsor and the organizers', async () => {
    const id = await offer()

    expect((await backlog()).map(({ state, vendor }) => [state, vendor?.name, vendor?.sponsor?.username])).toEqual([
      ['held', 'ACME Cloud', 'alice'],
    ])
    for (const person of ['victor', 'alice', 'olivia']) expect(rooms.told(person).join()).toContain(noSales)
    expect(rooms.told('alice')[0]).toContain("### You're named as the sponsor of a talk: “Our mesh”")
    expect(rooms.told('olivia')[0]).toContain(`\`!meetup accept #${id}\``)
  })

  it('is seen by nobody else until an organizer accepts it', async () => {
    const id = await offer()

    const list = await test.ask('francois', '!meetup talks')
    const publicly = await test.ask('olivia', '!meetup talks')
    const one = await test.ask('francois', `!meetup talks #${id}`)
    const next = await test.ask('francois', '!meetup next')
    const bySponsor = await rooms.answerTo('alice', `!meetup talks #${id}`)
    const quiet = test.sandbox.messages('cloudnative').every(({ msg }) => !msg.includes('Our mesh'))
    const byOrganizer = await privately('olivia', 'talks')
    await privately('olivia', `accept #${id}`)
    const accepted = await test.ask('francois', '!meetup talks')

    for (const { msg } of [list, publicly, one, next]) expect(msg).not.toContain('Our mesh')
    expect(quiet).toBe(true)
    expect(bySponsor).toContain('**Vendor**: ACME Cloud, sponsored by alice')
    expect(byOrganizer).toContain('- “Our mesh” · victor')
    expect(accepted.msg).toContain('- “Our mesh” · victor')
  })

  it('has a number that tells nobody else what it is', async () => {
    const id = await offer()
    // The first answer also offers the other language.
    await privately('francois', 'conduite')
    const answers = async (number: number) => {
      const said = [await privately('francois', `annuler #${number}`), await privately('francois', `voter #${number}`)]
      return said.map((text) => text.replaceAll(`#${number}`, '#N'))
    }
    const unused = await answers(999)

    expect(await answers(id)).toEqual(unused)
    expect(await privately('victor', `cancel #${id}`)).toContain(`\`!meetup withdraw #${id}\``)
  })

  it('cannot be placed before it is accepted', async () => {
    const id = await offer()
    await privately('olivia', 'schedule 2031-05-06 13:00')

    const placed = await privately('olivia', `place #${id} 2031-05-06`)

    expect(placed).toContain("“Our mesh” is held, so this isn't possible.")
    expect(placed).toContain(`\`!meetup accept #${id}\``)
  })

  it('does not become another one once it is accepted, unless an organizer changes it', async () => {
    const id = await offer()
    await privately('victor', `edit #${id} title:Our mesh in production`)
    await privately('olivia', `accept #${id}`)
    await test.sandbox.waitForMessage(() => rooms.told('victor').some((text) => text.includes('Your talk is accepted')))

    const own = await privately('victor', `edit #${id} title:Buy our mesh`)
    await privately('olivia', `edit #${id} length:30`)

    expect(own).toContain('ask an organizer to change it')
    expect(await test.bot.store.talks.find(id)).toMatchObject({ title: 'Our mesh in production', lengthMinutes: 30 })
  })

  it('is recognized by what its presenter has told as a department', async () => {
    await privately('victor', 'department vendor')

    const refused = await privately('victor', 'present "Our mesh"')
    await privately('victor', call)

    expect(refused).toContain('add `vendor:ACME sponsor:@alice`')
    expect((await backlog()).map(({ state }) => state)).toEqual(['held'])
  })

  it.each([
    ['nobody', 'present "Our mesh" vendor:ACME', 'add `vendor:ACME sponsor:@alice`'],
    ['no company', 'present "Our mesh" sponsor:@alice', 'add `vendor:ACME sponsor:@alice`'],
    ['the presenter', 'present "Our mesh" vendor:ACME sponsor:@victor', "`victor` can't sponsor this talk"],
    ['the bot', 'present "Our mesh" vendor:ACME sponsor:otto', "`otto` can't sponsor this talk"],
    ['another vendor', 'present "Our mesh" vendor:ACME sponsor:@francois', "`francois` can't sponsor this talk"],
    ['a stranger', 'present "Our mesh" vendor:ACME sponsor:@mallory', 'nobody with the user name “mallory”'],
  ])('is not taken with %s as its sponsor', async (_who, text, expected) => {
    await privately('francois', 'department vendor')

    const refused = await privately('victor', text)

    expect(refused).toContain(expected)
    expect(await backlog()).toEqual([])
  })

  it.each([
    ['accept', 'accept #ID', '### The talk you sponsor is accepted: “Our mesh”'],
    ['accept and place', 'accept #ID 2031-05-06', '### The talk you sponsor is on the agenda: “Our mesh”'],
    ['decline', 'decline #ID reason:Too much of a sales talk', '### The talk you sponsor is declined: “Our mesh”'],
  ])('has its sponsor told once what an organizer decides: %s', async (_what, command, headline) => {
    await privately('olivia', 'schedule 2031-05-06 13:00')
    const id = await offer()

    const news = await rooms.toldTo('alice', () =>
      test.sandbox.say('olivia', direct('olivia'), command.replace('ID', String(id))),
    )
    await test.sandbox.waitForMessage(() => rooms.told('victor').some((text) => /### Your talk is/.test(text)))
    const mark = await privately('alice', 'conduct')

    expect(news).toContain(headline)
    expect(rooms.told('alice').slice(1)).toEqual([news, mark])
  })

  it('tells the reason of a refusal to its sponsor, in French to one who reads French', async () => {
    await privately('alice', 'lang fr')
    await privately('victor', call)
    await test.sandbox.waitForMessage(() => rooms.told('alice').length === 2)
    const [talk] = await backlog()

    const news = await rooms.toldTo('alice', () =>
      test.sandbox.say('olivia', direct('olivia'), `decline #${talk?.id} reason:Too @all commercial`),
    )

    expect(news.replaceAll('\u00a0', ' ')).toMatch(
      /^### La présentation que vous parrainez n’est pas retenue : « Our mesh »\n\*\*Raison\*\* : Too @\u2060all commercial/,
    )
  })

  it('tells an organizer who sponsors it once', async () => {
    await privately('victor', 'present "Our mesh" vendor:ACME sponsor:@olivia')
    await test.sandbox.waitForMessage(() => rooms.told('olivia').length > 0)
    const mark = await privately('olivia', 'conduct')

    expect(rooms.told('olivia')).toEqual([expect.stringContaining('**Vendor**: ACME, sponsored by olivia'), mark])
  })

  it('is offered in French, with the rule in French', async () => {
    const offered = await privately('victor', 'présenter « Notre maillage » fournisseur:ACME parrain:@alice')

    const spaced = offered.replaceAll('\u00a0', ' ')
    expect(spaced).toContain('**État** : en attente de l’examen de l’équipe d’organisation')
    expect(spaced).toContain('**Fournisseur** : ACME (parrainage : alice)')
    expect(spaced).toContain('**Aucune vente** : les fournisseurs sont invités à partager leur expertise, et non à vendre.')
  })
})
