import { optional } from '../../src/command/args/args.ts'
import { shortId } from '../../src/command/args/numbers.ts'
import type { Caller } from '../../src/command/caller.ts'
import { reply } from '../../src/command/reply.ts'
import { describeWhen, nameMeetup } from '../../src/features/meetups/messages.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { describeAgenda } from '../../src/features/talks/agenda-messages.ts'
import { listTalk } from '../../src/features/talks/messages.ts'
import type { Talk } from '../../src/features/talks/model.ts'
import { showTalk } from '../../src/features/talks/show-talk.ts'
import { waitingTalks } from '../../src/features/talks/waiting-talks.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

/** As many as fit in one reply without scrolling the question away. */
const mostLines = 10

const texts = bilingual({
  en: {
    noMeetup: () => 'No meetup is planned yet.',
    backlog: () => '**Waiting for a date**',
    noBacklog: () => '**Waiting for a date**: none',
    more: (count: number) => `… and ${count} more ${plural('en', count, 'talk', 'talks')}.`,
    hints: () => 'Offer one: `!meetup present "Title"` · Ideas: `!meetup topics`',
  },
  fr: {
    noMeetup: () => fr`Aucune rencontre n'est encore prévue.`,
    backlog: () => fr`**En attente d'une date**`,
    noBacklog: () => fr`**En attente d'une date** : aucune`,
    more: (count) => fr`… et ${count} ${plural('fr', count, 'autre présentation', 'autres présentations')}.`,
    hints: () => fr`En proposer une : \`!rencontre présenter "Titre"\` · Des idées : \`!rencontre sujets\``,
  },
})

export const talks = defineCommand({
  name: 'talks',
  verbs: { en: ['talks', 'talk', 'agenda', '🎤'], fr: ['présentations', 'présentation', 'ordre du jour', '🎤'] },
  group: 'talks',
  who: 'all',
  summary: {
    en: 'the talks of the next meetup, and those that wait for a date; with a number, one of them',
    fr: fr`les présentations de la prochaine rencontre, et celles qui attendent une date; avec un numéro, l'une d'elles`,
  },
  examples: { en: ['talks', 'talks #12'], fr: ['présentations', 'présentations #12'] },
  args: { id: optional(shortId()) },
  async run(needs, { id }, caller) {
    if (id !== undefined) return showTalk(needs, id, caller)
    const { meetups, talks: store, clock } = needs
    const { lang, zone } = caller
    const say = texts[lang]
    const reader = { lang, zone, now: clock.now() }
    const { series } = await roomContextOf(needs, caller)
    const next = await meetups.next(reader.now, series?.id)
    const agenda = next === undefined ? [] : await store.agenda(next.id)
    const waiting = await waitingTalks(store, series?.id)
    const held = await heldFor(needs, caller)
    const write = (inZone: { readonly zone: string }) => {
      const local = { ...reader, ...inZone }
      const lines = next === undefined ? [say.noMeetup()] : describeNext(next, agenda, local)
      return [...lines, '', ...listBacklog([...held, ...waiting], local), '', say.hints()].join('\n')
    }
    const shown = [...agenda, ...[...held, ...waiting].slice(0, mostLines)].map((talk) => ({ id: talk.id, title: talk.title }))
    // Only organizers see held talks.
    return { ...reply(write({ zone })), listed: shown, ...(held.length === 0 && { shareable: () => write(next ?? { zone }) }) }
  },
})

function describeNext(next: Meetup, agenda: readonly Talk[], reader: Reader & { readonly zone: string }): readonly string[] {
  return [`### ${nameMeetup(next, reader)}`, ...describeWhen(next, reader), ...describeAgenda(next, agenda, reader)]
}

interface Reader {
  readonly lang: 'en' | 'fr'
  readonly now: number
}

/** Talks from outside the government that nobody has accepted yet: for organizers only, in private. */
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
