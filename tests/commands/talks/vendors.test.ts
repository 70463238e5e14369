import { describe, expect, it } from 'vitest'
import { testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const noSales = '**No sales**: vendors are invited to share their expertise, not to sell.'
const call = 'present "Our mesh" vendor:ACME Cloud sponsor:@akua'

const { test, rooms } = useTestBot()

const direct = (username: string) => test.sandbox.direct(username, testBotName)
const privately = (username: string, text: string) => rooms.answerTo(username, text, direct(username))
const backlog = () => test.bot.store.talks.backlog()

/** Offers the vendor's talk, and waits until everyone concerned has been notified. */
async function offer(): Promise<number> {
  await privately('rhys', call)
  await test.sandbox.waitForMessage(() => rooms.told('olga').length > 0 && rooms.told('akua').length > 0)
  return (await backlog())[0]?.id ?? 0
}

describe("a vendor's talk", () => {
  it('is held, and the rule against sales is shown to its presenter, its sponsor and the organizers', async () => {
    const id = await offer()

    expect((await backlog()).map(({ state, vendor }) => [state, vendor?.name, vendor?.sponsor?.username])).toEqual([
      ['held', 'ACME Cloud', 'akua'],
    ])
    for (const person of ['rhys', 'akua', 'olga']) expect(rooms.told(person).join()).toContain(noSales)
    expect(rooms.told('akua')[0]).toContain("### You're named as the sponsor of a talk: “Our mesh”")
    expect(rooms.told('olga')[0]).toContain(`\`!meetup accept #${id}\``)
  })

  it('is seen by nobody else until an organizer accepts it', async () => {
    const id = await offer()

    const list = await test.ask('felix', '!meetup talks')
    const publicly = await test.ask('olga', '!meetup talks')
    const one = await test.ask('felix', `!meetup talks #${id}`)
    const next = await test.ask('felix', '!meetup next')
    const bySponsor = await rooms.answerTo('akua', `!meetup talks #${id}`)
    const quiet = test.sandbox.messages('cloudnative').every(({ msg }) => !msg.includes('Our mesh'))
    const byOrganizer = await privately('olga', 'talks')
    await privately('olga', `accept #${id}`)
    const accepted = await test.ask('felix', '!meetup talks')

    for (const { msg } of [list, publicly, one, next]) expect(msg).not.toContain('Our mesh')
    expect(quiet).toBe(true)
    expect(bySponsor).toContain('**Vendor**: ACME Cloud, sponsored by akua')
    expect(byOrganizer).toContain('- “Our mesh” · rhys')
    expect(accepted.msg).toContain('- “Our mesh” · rhys')
  })

  it('has a number that tells nobody else what it is', async () => {
    const id = await offer()
    // The first answer also offers the other language.
    await privately('felix', 'conduite')
    const answers = async (number: number) => {
      const said = [await privately('felix', `annuler #${number}`), await privately('felix', `voter #${number}`)]
      return said.map((text) => text.replaceAll(`#${number}`, '#N'))
    }
    const unused = await answers(999)

    expect(await answers(id)).toEqual(unused)
    expect(await privately('rhys', `cancel #${id}`)).toContain(`\`!meetup withdraw #${id}\``)
  })

  it('cannot be placed before it is accepted', async () => {
    const id = await offer()
    await privately('olga', 'schedule 2031-05-06 13:00')

    const placed = await privately('olga', `place #${id} 2031-05-06`)

    expect(placed).toContain("“Our mesh” is held, so this isn't possible.")
    expect(placed).toContain(`\`!meetup accept #${id}\``)
  })

  it('does not become another one once it is accepted, unless an organizer changes it', async () => {
    const id = await offer()
    await privately('rhys', `edit #${id} title:Our mesh in production`)
    await privately('olga', `accept #${id}`)
    await test.sandbox.waitForMessage(() => rooms.told('rhys').some((text) => text.includes('Your talk is accepted')))

    const own = await privately('rhys', `edit #${id} title:Buy our mesh`)
    await privately('olga', `edit #${id} length:30`)

    expect(own).toContain('ask an organizer to change it')
    expect(await test.bot.store.talks.find(id)).toMatchObject({ title: 'Our mesh in production', lengthMinutes: 30 })
  })

  it('is recognized by what its presenter has told as a department', async () => {
    await privately('rhys', 'department vendor')

    const refused = await privately('rhys', 'present "Our mesh"')
    await privately('rhys', call)

    expect(refused).toContain('add `vendor:ACME sponsor:@alice`')
    expect((await backlog()).map(({ state }) => state)).toEqual(['held'])
  })

  it.each([
    ['nobody', 'present "Our mesh" vendor:ACME', 'add `vendor:ACME sponsor:@alice`'],
    ['no company', 'present "Our mesh" sponsor:@akua', 'add `vendor:ACME sponsor:@alice`'],
    ['the presenter', 'present "Our mesh" vendor:ACME sponsor:@rhys', "`rhys` can't sponsor this talk"],
    ['the bot', 'present "Our mesh" vendor:ACME sponsor:otto', "`otto` can't sponsor this talk"],
    ['another vendor', 'present "Our mesh" vendor:ACME sponsor:@felix', "`felix` can't sponsor this talk"],
    ['a stranger', 'present "Our mesh" vendor:ACME sponsor:@mallory', 'nobody with the user name “mallory”'],
  ])('is not taken with %s as its sponsor', async (_who, text, expected) => {
    await privately('felix', 'department vendor')

    const refused = await privately('rhys', text)

    expect(refused).toContain(expected)
    expect(await backlog()).toEqual([])
  })

  it.each([
    ['accept', 'accept #ID', '### The talk you sponsor is accepted: “Our mesh”'],
    ['accept and place', 'accept #ID 2031-05-06', '### The talk you sponsor is on the agenda: “Our mesh”'],
    ['decline', 'decline #ID reason:Too much of a sales talk', '### The talk you sponsor is declined: “Our mesh”'],
  ])('has its sponsor told once what an organizer decides: %s', async (_what, command, headline) => {
    await privately('olga', 'schedule 2031-05-06 13:00')
    const id = await offer()

    const news = await rooms.toldTo('akua', () => test.sandbox.say('olga', direct('olga'), command.replace('ID', String(id))))
    await test.sandbox.waitForMessage(() => rooms.told('rhys').some((text) => /### Your talk is/.test(text)))
    const mark = await privately('akua', 'conduct')

    expect(news).toContain(headline)
    expect(rooms.told('akua').slice(1)).toEqual([news, mark])
  })

  it('tells the reason of a refusal to its sponsor, in French to one who reads French', async () => {
    await privately('akua', 'lang fr')
    await privately('rhys', call)
    await test.sandbox.waitForMessage(() => rooms.told('akua').length === 2)
    const [talk] = await backlog()

    const news = await rooms.toldTo('akua', () =>
      test.sandbox.say('olga', direct('olga'), `decline #${talk?.id} reason:Too @all commercial`),
    )

    expect(news.replaceAll('\u00a0', ' ')).toMatch(
      /^### La présentation que vous parrainez n’est pas retenue : « Our mesh »\n\*\*Raison\*\* : Too @\u2060all commercial/,
    )
  })

  it('tells an organizer who sponsors it once', async () => {
    await privately('rhys', 'present "Our mesh" vendor:ACME sponsor:@olga')
    await test.sandbox.waitForMessage(() => rooms.told('olga').length > 0)
    const mark = await privately('olga', 'conduct')

    expect(rooms.told('olga')).toEqual([expect.stringContaining('**Vendor**: ACME, sponsored by olga'), mark])
  })

  it('is offered in French, with the rule in French', async () => {
    const offered = await privately('rhys', 'présenter « Notre maillage » fournisseur:ACME parrain:@akua')

    const spaced = offered.replaceAll('\u00a0', ' ')
    expect(spaced).toContain('**État** : en attente de l’examen de l’équipe d’organisation')
    expect(spaced).toContain('**Fournisseur** : ACME (parrainage : akua)')
    expect(spaced).toContain('**Aucune vente** : les fournisseurs sont invités à partager leur expertise, et non à vendre.')
  })
})
