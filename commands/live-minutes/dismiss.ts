import { oneOf } from '../../src/command/args/choices.ts'
import { shortId } from '../../src/command/args/numbers.ts'
import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import type { Services } from '../../src/features/services.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import type { Talk } from '../../src/features/talks/model.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

type What = 'slides' | 'recording' | 'minutes'

const texts = bilingual({
  en: {
    unknown: (id: number) => `There's no talk or meetup \`#${id}\`. \`!meetup list past\` shows past meetups.`,
    ofTalk: () => 'Minutes belong to a meetup, not to a talk. Use the number of the meetup.',
    notYours: () => 'Only an organizer can do this. Presenters can do it for the slides of their own talk.',
    done: (what: What, of: string) => `I won't ask for the ${what} of ${of} any more.`,
    again: () => 'No change: that was already dismissed.',
  },
  fr: {
    unknown: (id) =>
      fr`Il n'y a ni présentation ni rencontre \`#${id}\`. \`!rencontre liste passées\` montre les rencontres passées.`,
    ofTalk: () => fr`Un compte rendu est celui d'une rencontre et non d'une présentation : écrivez le numéro de la rencontre.`,
    notYours: () =>
      fr`Seule l'équipe d'organisation peut le faire, ou la personne qui présente, pour ses propres diapositives.`,
    done: (what, of) =>
      fr`${{ slides: 'Diapositives', recording: 'Enregistrement', minutes: 'Compte rendu' }[what]} de ${of} : je ne le demande plus à personne.`,
    again: () => fr`C'était déjà dit; rien n'a changé.`,
  },
})

export const dismiss = defineCommand({
  name: 'dismiss',
  verbs: { en: ['dismiss', 'waive'], fr: ['renoncer', 'dispenser'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: "stop asking for slides, a recording or minutes that won't come",
    fr: fr`ne plus demander des diapositives, un enregistrement ou un compte rendu qui ne viendront pas`,
  },
  examples: { en: ['dismiss slides #12', 'dismiss minutes #1'], fr: ['renoncer diapositives #12', 'renoncer compte-rendu #1'] },
  args: {
    what: oneOf<What>({
      slides: ['slides', 'diapositives', 'diapos'],
      recording: ['recording', 'enregistrement'],
      minutes: ['minutes', 'compte-rendu', 'compte rendu', 'procès-verbal'],
    }),
    id: shortId(),
  },
  changes: true,
  async run(needs, { what, id }, caller): Promise<Reply<{ readonly id: number; readonly what: What }>> {
    const { lang } = caller
    const say = texts[lang]
    const talk = await needs.talks.find(id)
    const meetup = talk === undefined ? await needs.meetups.find(id) : undefined
    const of = talk === undefined ? meetup && titleOf(meetup, lang) : nameTalk(talk, lang)
    if (!(await mayDismiss(needs, talk, what, caller))) return refuse(say.notYours())
    if (of === undefined) return refuse(say.unknown(id))
    if (talk !== undefined && what === 'minutes') return refuse(say.ofTalk())
    const at = needs.clock.now()
    if (!(await needs.followUps.dismiss(id, what, caller.id, at))) return refuse(say.again())
    await needs.audit.add({ at, who: caller.id, what: 'dismiss', where: caller.room.id, detail: `#${id} ${what}` })
    return {
      ...acknowledge(say.done(what, of)),
      undo: { data: { id, what } },
    }
  },
  async undo(needs, { id, what }: { readonly id: number; readonly what: What }, caller) {
    const talk = await needs.talks.find(id)
    if (!(await mayDismiss(needs, talk, what, caller))) return refuse(texts[caller.lang].notYours())
    await needs.followUps.undismiss(id, what)
    return acknowledge()
  },
})

async function mayDismiss({ roles }: Services, talk: Talk | undefined, what: What, { id }: Caller): Promise<boolean> {
  return (what === 'slides' && talk?.presenter?.id === id) || (await roles.has(id, 'organizer'))
}
