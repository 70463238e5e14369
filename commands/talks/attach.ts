import { optional } from '../../src/command/args/args.ts'
import { shortId } from '../../src/command/args/numbers.ts'
import { linkOption } from '../../src/command/args/texts.ts'
import type { Caller } from '../../src/command/caller.ts'
import { refuse } from '../../src/command/reply.ts'
import { isInProgress } from '../../src/features/meetups/model.ts'
import { roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { listTalk, nameTalk } from '../../src/features/talks/messages.ts'
import { stateAt, type Talk } from '../../src/features/talks/model.ts'
import { changeTalk, openTalk, replyWithTalk } from '../../src/features/talks/service.ts'
import { minuteMs } from '../../src/shared/dates/time.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

/** More would be hard to choose from. */
const mostLines = 5

const amendAfterMs = minuteMs

const texts = bilingual({
  en: {
    nothing: () => 'What should I attach? `!meetup attach #12 slides:https://…`; organizers also `recording:https://…`',
    none: () => "I can't tell which talk that's for: add its number, as in `!meetup attach #12 slides:https://…`",
    which: () => 'Which talk is that for? Add its number:',
    organizers: () =>
      'Only organizers attach recordings, because other people can be heard in them. `!meetup roles` names them.',
    done: (title: string) => `Added to ${title}`,
  },
  fr: {
    nothing: () =>
      fr`Que faut-il joindre? \`!rencontre joindre #12 diapositives:https://…\`; l'équipe d'organisation aussi, \`enregistrement:https://…\``,
    none: () =>
      fr`Je ne vois pas à quelle présentation le joindre : ajoutez son numéro, comme \`!rencontre joindre #12 diapositives:https://…\``,
    which: () => fr`À quelle présentation faut-il le joindre? Ajoutez son numéro :`,
    organizers: () =>
      fr`L'équipe d'organisation joint les enregistrements, car on y entend d'autres personnes. \`!rencontre rôles\` indique qui en fait partie.`,
    done: (title) => fr`Lien ajouté à ${title}`,
  },
})

export const attach = defineCommand({
  name: 'attach',
  verbs: { en: ['attach'], fr: ['joindre'] },
  group: 'talks',
  who: 'all',
  summary: {
    en: 'add the slides to your talk; organizers add the recording to any',
    fr: fr`joindre les diapositives à votre présentation; l'équipe d'organisation joint l'enregistrement à toutes`,
  },
  examples: {
    en: ['attach slides:https://slides.example.ca/helm #12', 'attach recording:https://video.example.ca/1 #12'],
    fr: ['joindre diapositives:https://slides.example.ca/helm #12', 'joindre enregistrement:https://video.example.ca/1 #12'],
  },
  args: {
    id: optional(shortId()),
    slides: linkOption({ en: 'slides', fr: 'diapositives' }),
    recording: linkOption({ en: 'recording', fr: 'enregistrement' }),
  },
  changes: true,
  async run(needs, { id, slides, recording }, caller) {
    const { lang } = caller
    const say = texts[lang]
    if (slides === undefined && recording === undefined) return refuse(say.nothing())
    const isOrganizer = await needs.roles.has(caller.id, 'organizer')
    if (recording !== undefined && !isOrganizer) return refuse(say.organizers())
    const chosen = id ?? (await guessTalk(needs, caller, isOrganizer))
    if (typeof chosen === 'object') return refuse(chosen.problem)
    const step = recording === undefined ? 'slides' : 'recording'
    const opened = await openTalk(needs, chosen, step, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const change = dropUndefined({ slidesUrl: slides, recordingUrl: recording })
    const talk = await changeTalk(needs, opened.talk, change, step, caller, Object.keys(change).join(', '))
    // Wait a little, so that slides and recording are published together.
    if (talk.meetup !== undefined) await needs.publications.amend(talk.meetup.id, needs.clock.now() + amendAfterMs)
    return replyWithTalk(say.done(nameTalk(talk, lang)), talk, { lang, now: needs.clock.now() }, [])
  },
})

/** The talk that links are most likely for: the only one of the person's own, or the only one of the latest meetup. */
async function guessTalk(
  needs: Services,
  caller: Caller,
  isOrganizer: boolean,
): Promise<number | { readonly problem: string }> {
  const say = texts[caller.lang]
  const now = needs.clock.now()
  const own = (await needs.talks.of(caller.id)).filter((talk) =>
    ['scheduled', 'confirmed', 'given'].includes(stateAt(talk, now)),
  )
  const likely = isOrganizer ? unique([...own, ...(await talksOfLatest(needs, caller, now))]) : own
  const [only, other] = likely
  if (only === undefined) return { problem: say.none() }
  if (other === undefined) return only.id
  const lines = likely.slice(0, mostLines).map((talk) => listTalk(talk, { lang: caller.lang, now }))
  return { problem: [say.which(), ...lines].join('\n') }
}

async function talksOfLatest(needs: Services, caller: Caller, now: number): Promise<readonly Talk[]> {
  const { meetups, talks } = needs
  const { series } = await roomContextOf(needs, caller)
  const next = await meetups.next(now, series?.id)
  const latest = next !== undefined && isInProgress(next, now) ? next : (await meetups.past(now, 1, series?.id))[0]
  return latest === undefined ? [] : talks.agenda(latest.id)
}

function unique(talks: readonly Talk[]): readonly Talk[] {
  return [...new Map(talks.map((talk) => [talk.id, talk])).values()]
}
