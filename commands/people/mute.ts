import { optional } from '../../src/command/args/args.ts'
import { oneOf } from '../../src/command/args/choices.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { type ChangedPreference, restorePreference } from '../../src/features/people/restore-preference.ts'
import { describeSwitches } from '../../src/features/people/unasked.ts'
import type { Services } from '../../src/features/services.ts'
import { type SwitchableTopic, switchableTopics } from '../../src/messaging/notice.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    off: () => 'I still write when you ask, and when your talks or your seat change.',
    on: () => 'Switched on again.',
    back: () => 'Undone.',
    changed: () => "You've changed this again since then, so I left it as it is.",
  },
  fr: {
    off: () => fr`Je vous écris encore si vous le demandez, et si vos présentations ou votre inscription changent.`,
    on: () => fr`C'est réactivé.`,
    back: () => fr`C'est annulé.`,
    changed: () => fr`Vous l'avez de nouveau changé depuis; je n'y ai donc pas touché.`,
  },
})

const topicArgument = optional(
  oneOf({
    announcements: ['announcements', 'annonces', 'announcement', 'annonce', 'les annonces'],
    nags: ['nags', 'relances', 'nag', 'relance', 'les relances'],
    digest: [
      'digest',
      'résumé',
      'weekly digest',
      'le résumé',
      'résumé de la semaine',
      'bilan',
      'le bilan',
      'bilan hebdomadaire',
    ],
    all: ['all', 'tout', 'everything', 'tous'],
  }),
)

type ChangedSwitches = ChangedPreference<readonly SwitchableTopic[]>

function topicsOf(typed: SwitchableTopic | 'all' | undefined): readonly SwitchableTopic[] {
  return typed === undefined || typed === 'all' ? switchableTopics : [typed]
}

export const mute = defineCommand({
  name: 'mute',
  verbs: { en: ['mute'], fr: ['désactiver', 'ne plus recevoir', 'couper', 'mettre en sourdine', 'sourdine'] },
  group: 'you',
  who: 'all',
  summary: {
    en: 'no more direct messages of a kind: `announcements`, `nags`, `digest`, or all three',
    fr: fr`ne plus recevoir de messages directs d'un genre : \`annonces\`, \`relances\`, \`résumé\`, ou les trois`,
  },
  examples: { en: ['mute nags', 'mute'], fr: ['désactiver relances', 'désactiver'] },
  args: { topic: topicArgument },
  changes: true,
  async run(needs, { topic }, caller) {
    const wanted = topicsOf(topic)
    const changed = await change(needs, caller, (muted) =>
      switchableTopics.filter((one) => muted.includes(one) || wanted.includes(one)),
    )
    const text = [await describe(needs, caller), texts[caller.lang].off()].join(' ')
    return { ...reply(text), undo: { data: changed } }
  },
  undo: restore,
})

export const unmute = defineCommand({
  name: 'unmute',
  verbs: { en: ['unmute'], fr: ['réactiver', 'recevoir de nouveau', 'recevoir'] },
  group: 'you',
  who: 'all',
  summary: {
    en: 'get direct messages again that you switched off',
    fr: fr`recevoir de nouveau les messages directs désactivés`,
  },
  examples: { en: ['unmute nags', 'unmute'], fr: ['réactiver relances', 'réactiver'] },
  args: { topic: topicArgument },
  changes: true,
  async run(needs, { topic }, caller) {
    const wanted = topicsOf(topic)
    const changed = await change(needs, caller, (muted) => muted.filter((one) => !wanted.includes(one)))
    const text = [texts[caller.lang].on(), await describe(needs, caller)].join(' ')
    return { ...reply(text), undo: { data: changed } }
  },
  undo: restore,
})

async function change(
  { people, audit, clock }: Pick<Services, 'people' | 'audit' | 'clock'>,
  { id: who, room }: Caller,
  decide: (muted: readonly SwitchableTopic[]) => readonly SwitchableTopic[],
): Promise<ChangedSwitches> {
  const { muted: before = null } = await people.preferences(who)
  const muted = decide(before ?? [])
  const after = muted.length === 0 ? null : muted
  await people.setPreferences(who, { muted: after })
  await audit.add({ at: clock.now(), who, what: 'mute', where: room.id, detail: '' })
  return { before, after }
}

async function restore(needs: Services, change: ChangedSwitches, caller: Caller): Promise<Reply<never>> {
  const say = texts[caller.lang]
  if (!(await restorePreference(needs.people, caller.id, 'muted', change))) return refuse(say.changed())
  return reply([say.back(), await describe(needs, caller)].join(' '))
}

async function describe({ people }: Pick<Services, 'people'>, { id, lang }: Caller): Promise<string> {
  return describeSwitches((await people.preferences(id)).muted ?? [], lang)
}
