import { optional, type ValuesOf } from '../../src/command/args/args.ts'
import { orNone } from '../../src/command/args/none.ts'
import { textOption } from '../../src/command/args/texts.ts'
import { askAgain } from '../../src/command/ask-again.ts'
import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { applyAdapted, digestEdit, openSeriesEdit, type SeriesEdit } from '../../src/features/changes/adapt-meetups.ts'
import { findSeries } from '../../src/features/lookup/find-series.ts'
import { listDates, listOccurrences } from '../../src/features/series/date-messages.ts'
import { describeSeries } from '../../src/features/series/messages.ts'
import { datesAhead, nextDates } from '../../src/features/series/model.ts'
import { addUpcomingDates, datesOf } from '../../src/features/series/plan-dates.ts'
import type { SeriesChange } from '../../src/features/series/repository.ts'
import type { Services } from '../../src/features/services.ts'
import type { Notice } from '../../src/messaging/notice.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { formatMoment } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { detailsOf, meetupDetails } from '../arguments/meetup-options.ts'
import { optionalSeriesId, seriesDetails, seriesNameLength } from '../arguments/series.ts'
import { typedRule } from '../arguments/series-rule.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    nothing: (id: number) =>
      `What should I change? \`!meetup series edit #${id} every second tuesday of the month 14:00\`, \`name:…\`, \`zone:…\`, \`place:…\`, \`join:https://…\`, \`capacity:20\`, \`remote:50\`, \`length:120\`, \`planning:60\`, \`first:fr\`; \`none\` removes a place, a link or a limit.`,
    preview: (name: string, id: number) => `### Change the series: ${escapeMarkdown(name)} (\`#${id}\`)`,
    changed: (dates: string) => `**Changed with it**: ${dates}`,
    moves: (from: string, to: string, id: number) => `${from} moves to ${to}, \`#${id}\``,
    kept: (count: number) =>
      `${count} upcoming ${plural('en', count, 'meetup stays', 'meetups stay')} as ${plural('en', count, 'it is', 'they are')}: changed by hand, or not affected.`,
    told: () => "If a meetup moves, I'll tell its attendees, its presenters and the organizers, once each.",
    done: (name: string) => `I've changed the series ${escapeMarkdown(name)}.`,
  },
  fr: {
    nothing: (id) =>
      fr`Que faut-il modifier? \`!rencontre série modifier #${id} 2e mardi du mois 14 h\`, \`nom:…\`, \`fuseau:…\`, \`lieu:…\`, \`lien:https://…\`, \`places:20\`, \`distance:50\`, \`durée:120\`, \`planification:60\`, \`première:fr\`; \`aucun\` retire un lieu, un lien ou une limite.`,
    preview: (name, id) => fr`### Modifier la série : ${escapeMarkdown(name)} (\`#${id}\`)`,
    changed: (dates) => fr`**Modifiées avec elle** : ${dates}`,
    moves: (from, to, id) => fr`${from} devient ${to}, \`#${id}\``,
    kept: (count) =>
      fr`${count} ${plural('fr', count, 'rencontre à venir reste telle quelle', 'rencontres à venir restent telles quelles')} : modifiées à la main, ou non concernées.`,
    told: () =>
      fr`Les personnes qui participent à une rencontre déplacée, ou y présentent, en sont avisées une seule fois, tout comme l'équipe d'organisation.`,
    done: (name) => fr`La série ${escapeMarkdown(name)} est modifiée.`,
  },
})

const args = {
  id: optionalSeriesId(),
  when: optional(typedRule()),
  name: textOption({ en: 'name', fr: 'nom' }, seriesNameLength),
  place: orNone(meetupDetails.place),
  join: orNone(meetupDetails.join),
  capacity: orNone(meetupDetails.capacity),
  remote: orNone(meetupDetails.remote),
  length: meetupDetails.length,
  ...seriesDetails,
}

export const seriesEdit = defineCommand({
  name: 'series edit',
  verbs: { en: ['series edit'], fr: ['série modifier', 'séries modifier'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'change a series, and its upcoming meetups that nobody has changed by hand',
    fr: fr`modifier une série, et ses rencontres à venir que personne n'a modifiées à la main`,
  },
  examples: {
    en: ['series edit #12 place:90 Elgin, Ottawa', 'series edit #12 every fourth thursday 14:00'],
    fr: ['série modifier #12 lieu:90, rue Elgin, Ottawa', 'série modifier #12 chaque 4e jeudi 14 h'],
  },
  args,
  changes: true,
  async preview(needs, given, caller) {
    const sought = await findSeries(needs, given.id, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const change = toChange(given)
    const { id } = sought.series
    if (Object.keys(change).length === 0) return refuse(texts[caller.lang].nothing(id))
    return showEdit(needs, await openSeriesEdit(needs, sought.series, change), caller)
  },
  async execute(needs, { seriesId, change, shown }: EditPlan, caller) {
    const sought = await findSeries(needs, seriesId, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const edit = await openSeriesEdit(needs, sought.series, change)
    return digestEdit(edit) === shown ? applyEdit(needs, edit, caller) : askAgain(showEdit(needs, edit, caller), caller.lang)
  },
})

interface EditPlan {
  readonly seriesId: number
  readonly change: SeriesChange
  /** Digest of the series and of its meetups as they were shown. */
  readonly shown: string
}

function toChange(given: ValuesOf<typeof args>): SeriesChange {
  const { when, name, zone, planning, first } = given
  return {
    ...when,
    ...dropUndefined({ name }),
    ...detailsOf(given),
    ...dropUndefined({ zone, planningMinutes: planning, firstLang: first }),
  }
}

async function applyEdit(needs: Services, { change, before, after, adapted }: SeriesEdit, caller: Caller) {
  const { lang } = caller
  await needs.series.change(before.id, change)
  const detail = `#${before.id} ${Object.keys(change).join(', ')}`
  await needs.audit.add({ at: needs.clock.now(), who: caller.id, what: 'series edit', where: caller.room.id, detail })
  const notices: Notice[] = []
  for (const one of adapted) notices.push(...(await applyAdapted(needs, one, caller)))
  await addUpcomingDates(needs, before.id, caller.id, caller.room.id)
  const dates = listDates(after, await datesOf(needs, after), { lang, now: needs.clock.now() })
  const done = texts[lang].done(after.name)
  return { ...reply([done, ...describeSeries(after, lang), ...dates].join('\n')), notices }
}

function showEdit({ clock }: Services, edit: SeriesEdit, { lang }: Caller): Preview<EditPlan> {
  const { change, before, after, all, adapted } = edit
  const say = texts[lang]
  const now = clock.now()
  const dates = adapted.map(({ meetup, adapted: { startsAt, zone = meetup.zone } }) => {
    const from = formatMoment(meetup.startsAt, lang, meetup.zone)
    return startsAt === undefined
      ? `${from}, \`#${meetup.id}\``
      : say.moves(from, formatMoment(startsAt, lang, zone), meetup.id)
  })
  const isRule = after.rule !== before.rule || after.time !== before.time || after.zone !== before.zone
  const kept = all.length - adapted.length
  const preview = [
    say.preview(before.name, before.id),
    ...describeSeries(after, lang),
    ...(isRule ? listOccurrences(after, nextDates(after, now, datesAhead), { lang, now }) : []),
    ...(dates.length === 0 ? [] : [say.changed(dates.join(' · '))]),
    ...(kept === 0 ? [] : [say.kept(kept)]),
    ...(adapted.some((one) => one.adapted.startsAt !== undefined) ? [say.told()] : []),
  ].join('\n')
  return { preview, plan: { seriesId: before.id, change, shown: digestEdit(edit) } }
}
