import type { Talk } from '../src/domain/talk.ts'
import { shortId } from '../src/kit/arg-kinds.ts'
import { optional } from '../src/kit/args.ts'
import { answer, answerPrivately, type Caller, defineCommand, refuse } from '../src/kit/command.ts'
import { scopeOf } from '../src/kit/scope.ts'
import type { Services } from '../src/kit/services.ts'
import { isPublic, lookUpTalk, waitingTalks } from '../src/kit/talks.ts'
import { bilingual, plural } from '../src/texts/bilingual.ts'
import { formatMoment } from '../src/texts/dates.ts'
import { fr } from '../src/texts/french.ts'
import { nameMeetup, tellWhen } from '../src/texts/meetup.ts'
import { describeAgenda, describeTalk, listTalk, nameTalk } from '../src/texts/talk.ts'

/** As many as fit one answer without scrolling away the question. */
const mostLines = 10

const texts = bilingual({
  en: {
    noMeetup: () => 'No meetup is planned yet.',
    backlog: () => '**Waiting for a date**',
    noBacklog: () => '**Waiting for a date**: none',
    more: (count: number) => `… and ${count} more ${plural('en', count, 'talk', 'talks')}.`,
    hints: () => 'Offer one: `!meetup present "Title"` · Ideas: `!meetup topics`',
    movedFrom: (dates: string) => `**Was on**: ${dates}`,
  },
  fr: {
    noMeetup: () => fr`Aucune rencontre n'est encore prévue.`,
    backlog: () => fr`**En attente d'une date**`,
    noBacklog: () => fr`**En attente d'une date** : aucune`,
    more: (count) => fr`… et ${count} ${plural('fr', count, 'autre présentation', 'autres présentations')}.`,
    hints: () => fr`En proposer une : \`!rencontre présenter "Titre"\` · Des idées : \`!rencontre sujets\``,
    movedFrom: (dates) => fr`**Dates précédentes** : ${dates}`,
  },
})

export const talks = defineCommand({
  name: 'talks',
  verbs: { en: ['talks', 'talk', 'agenda'], fr: ['présentations', 'présentation', 'ordre du jour'] },
  group: 'talks',
  who: 'all',
  summary: {
    en: 'the talks of the next meetup, and those that wait for a date; with a number, one of them',
    fr: fr`les présentations de la prochaine rencontre, et celles qui attendent une date; avec un numéro, l'une d'elles`,
  },
  examples: { en: ['talks', 'talks #12'], fr: ['présentations', 'présentations #12'] },
  args: { id: optional(shortId()) },
  async run(needs, { id }, caller) {
    if (id !== undefined) return showOne(needs, id, caller)
    const { meetups, talks: store, clock } = needs
    const { lang, zone } = caller
    const say = texts[lang]
    const reader = { lang, zone, now: clock.now() }
    const { series } = await scopeOf(needs, caller)
    const next = await meetups.next(reader.now, series?.id)
    const agenda =
      next === undefined
        ? [say.noMeetup()]
        : [
            `### ${nameMeetup(next, reader)}`,
            ...tellWhen(next, reader),
            ...describeAgenda(next, await store.agenda(next.id), reader),
          ]
    const waiting = await waitingTalks(store, series?.id)
    const held = await heldFor(needs, caller)
    return answer([...agenda, '', ...listBacklog([...held, ...waiting], reader), '', say.hints()].join('\n'))
  },
})

interface Reader {
  readonly lang: 'en' | 'fr'
  readonly now: number
}

/** What nobody has accepted yet from outside the government: for organizers alone, where nobody else reads. */
async function heldFor({ talks: store, roles }: Services, { id, room }: Caller): Promise<readonly Talk[]> {
  if (room.kind !== 'direct' || !(await roles.has(id, 'organizer'))) return []
  return (await store.backlog()).filter(({ state }) => state === 'held')
}

function listBacklog(waiting: readonly Talk[], reader: Reader): readonly string[] {
  const say = texts[reader.lang]
  if (waiting.length === 0) return [say.noBacklog()]
  const rest = waiting.length - mostLines
  return [
    say.backlog(),
    ...waiting.slice(0, mostLines).map((talk) => listTalk(talk, reader)),
    ...(rest > 0 ? [say.more(rest)] : []),
  ]
}

async function showOne(needs: Services, id: number, caller: Caller) {
  const { lang, zone } = caller
  const talk = await lookUpTalk(needs, id, caller)
  if ('problem' in talk) return refuse(talk.problem)
  const reader = { lang, zone, now: needs.clock.now() }
  const moved = await earlierDates(needs, talk, reader)
  const text = [`### ${nameTalk(talk, lang)}`, ...describeTalk(talk, reader), ...moved].join('\n')
  // Whoever may know of a talk that is not public is told of it where nobody else reads.
  return isPublic(talk) ? answer(text) : answerPrivately(text)
}

/** The meetups on whose agenda a talk stood before it was moved. */
async function earlierDates({ talks: store, meetups }: Services, talk: Talk, { lang }: Reader): Promise<readonly string[]> {
  const placed = (await store.history(talk.id)).filter(({ step }) => step === 'place')
  const ids = placed.flatMap(({ meetupId }) => (meetupId === undefined || meetupId === talk.meetup?.id ? [] : [meetupId]))
  const days: string[] = []
  for (const id of new Set(ids)) {
    const meetup = await meetups.find(id)
    if (meetup !== undefined) days.push(formatMoment(meetup.startsAt, lang, meetup.zone))
  }
  return days.length === 0 ? [] : [texts[lang].movedFrom(days.join(' · '))]
}
