import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse, replyPrivately } from '../../command/reply.ts'
import type { Clock } from '../../shared/clock.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import { listTalk } from './messages.ts'
import { stateAt, type TalkStep, takeStep } from './model.ts'
import type { Talks } from './repository.ts'

/** A private reply stays short. */
const mostLines = 10

type OwnStep = Extract<TalkStep, 'confirm' | 'edit' | 'withdraw'>

const texts = bilingual({
  en: {
    which: (step: OwnStep) => `Which talk? Add its number, as in \`!meetup ${step} #12\`:`,
    none: (step: OwnStep) => `You have no talk to ${step}. \`!meetup talks mine\` lists yours.`,
  },
  fr: {
    which: (step) => fr`Quelle présentation? Ajoutez son numéro, comme \`!rencontre ${verbs[step]} #12\` :`,
    none: (step) => fr`Vous n'avez aucune présentation à ${verbs[step]}. \`!rencontre mes présentations\` énumère les vôtres.`,
  },
})

const verbs: Readonly<Record<OwnStep, string>> = { confirm: 'confirmer', edit: 'modifier', withdraw: 'retirer' }

/** Lists somebody's own talks that can take a step, for a command without a number. */
export async function askWhichTalk(
  { talks, clock }: { readonly talks: Pick<Talks, 'of'>; readonly clock: Clock },
  step: OwnStep,
  { id, lang }: Caller,
): Promise<Reply<never>> {
  const now = clock.now()
  const own = (await talks.of(id)).filter((talk) => takeStep(stateAt(talk, now), step, ['presenter']).ok)
  if (own.length === 0) return refuse(texts[lang].none(step))
  const lines = own.slice(0, mostLines).map((talk) => listTalk(talk, { lang, now }))
  return replyPrivately([texts[lang].which(step), ...lines].join('\n'))
}
