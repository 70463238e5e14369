import { describe, expect, it } from 'vitest'
import { openTalkScene } from '../../support/talk-scene.ts'
import { useEach } from '../../support/use-each.ts'

const day = 86_400_000

const scene = useEach(openTalkScene)

const spaced = (text: string) => text.replaceAll('\u00a0', ' ')
const told = (username: string) => scene.rooms.told(username).map(spaced)
const privately = async (username: string, text: string) => spaced(await scene.privately(username, text))
const offer = async (text: string) => (await scene.offer('felix', text)).id
const idIn = (text: string) => Number(/#(\d+)/.exec(text)?.[1])

/** The organizer decides in the channel. Returns what the presenter is told. */
const decide = async (text: string) => spaced((await scene.decide(`!rencontre ${text}`, 'felix', 'cloudnative')).news)

/** What a French text may only contain in code. */
const english = /\b(the|talk|your|agenda|when|is|min of talks)\b/i
const withoutCode = (text: string) => text.replace(/`[^`]*`/g, '').replace('_Answers in English? Type_', '')

describe('une présentation', () => {
  it('va de la proposition à la date passée, en français du début à la fin', async () => {
    const meetup = await scene.plan(20)
    await privately('olga', 'langue fr')
    await privately('felix', 'langue fr')

    const offered = await privately(
      'felix',
      'présenter « L’avenir du nuage » durée : 30 min langue:fr résumé:Un an de leçons à distance',
    )
    const id = idIn(offered)
    await scene.test.sandbox.waitForMessage(() => told('olga').length === 2)
    const placed = await decide(`accepter #${id} #${meetup.id}`)
    const confirmed = await privately('felix', `confirmer #${id}`)
    const edited = await privately('felix', `modifier #${id} durée:20 min sur place`)
    const agenda = await privately('felix', 'ordre du jour')
    const next = await privately('felix', 'prochaine')
    scene.time.advance(21 * day)
    const slides = await privately('felix', 'joindre diapositives:https://d.exemple.ca/1')
    const recording = await privately('olga', 'joindre enregistrement:https://e.exemple.ca/1')
    const mine = await privately('felix', 'mes présentations')
    const late = await privately('felix', `retirer #${id}`)

    expect(offered).toContain('### Vous avez proposé une présentation : « L’avenir du nuage »')
    expect(offered).toContain('30 min, en français, à distance\n')
    expect(offered).toContain('**Résumé** : Un an de leçons\n')
    expect(told('olga')[1]).toContain('### Une présentation est proposée : « L’avenir du nuage »')
    expect(told('olga')[1]).not.toContain('New talk proposal')
    expect(placed).toContain('### Votre présentation est à l’ordre du jour : « L’avenir du nuage »')
    expect(placed).toMatch(/\*\*Quand\*\* : le \p{L}+ .*, dans 20 jours/u)
    expect(confirmed).toContain('### Confirmée : « L’avenir du nuage »')
    expect(edited).toContain('**Ordre du jour** : 20 min de présentations, encore 40 min libres')
    expect(agenda).toContain(`· « L’avenir du nuage » · felix · 20 min, en français · \`#${id}\``)
    expect(next).toContain('**Ordre du jour** : 20 min de présentations, encore 40 min libres')
    expect(mine).toContain('diapositives : https://d.exemple.ca/1 · enregistrement : https://e.exemple.ca/1')
    expect(late).toContain('la présentation est donnée; seule l’équipe d’organisation peut donc le faire.')
    const all = [offered, placed, confirmed, edited, agenda, slides, recording, mine, late]
    for (const text of all) expect(withoutCode(text)).not.toMatch(english)
  })

  it('se retire, se rétablit et se refuse en français', async () => {
    await privately('felix', 'langue fr')
    const id = await offer('présenter « Un maillage »')

    const withdrawn = await privately('felix', `retirer #${id}`)
    const back = await privately('felix', 'défaire')
    const declined = await decide(`refuser #${id} raison:Déjà vu`)

    expect(withdrawn).toContain('### Retirée : « Un maillage »')
    expect(back).toContain('### Rétablie : « Un maillage »')
    expect(declined).toContain('### Votre présentation n’est pas retenue : « Un maillage »\n**Raison** : Déjà vu')
  })

  it('se montre avec le lien vers ses diapositives dans la fiche d’une rencontre passée', async () => {
    const meetup = await scene.plan(20)
    const id = await offer('présenter « Un maillage »')
    await decide(`placer #${id} #${meetup.id}`)
    await privately('felix', `joindre #${id} diapositives:https://d.exemple.ca/1`)
    await privately('olga', `joindre #${id} enregistrement:https://e.exemple.ca/1`)
    scene.time.advance(21 * day)

    const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format(meetup.startsAt)
    const shown = await scene.test.ask('akua', `!rencontre voir ${date}`)

    const past = await scene.test.ask('akua', '!rencontre liste passées')

    expect(spaced(past.msg)).toContain(
      `· \`#${meetup.id}\` · diapositives : [« Un maillage »](https://d.exemple.ca/1) · enregistrement : [« Un maillage »](https://e.exemple.ca/1)`,
    )
    expect(spaced(shown.msg)).toContain('« Un maillage » · felix ·')
    expect(spaced(shown.msg)).toContain('diapositives : https://d.exemple.ca/1')
  })
})
