import type { ValuesOf } from '../../src/command/args/args.ts'
import { askAgain } from '../../src/command/ask-again.ts'
import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import { defaultLengthMinutes, defaultPlanningMinutes, type Meetup } from '../../src/features/meetups/model.ts'
import { listOccurrences } from '../../src/features/series/date-messages.ts'
import { describeSeries } from '../../src/features/series/messages.ts'
import { datesAhead, nextDates, type Series } from '../../src/features/series/model.ts'
import { addUpcomingDates, findLoose } from '../../src/features/series/plan-dates.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { formatMoment } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { detailsOf, meetupDetails } from '../arguments/meetup-options.ts'
import { seriesDetails, seriesName } from '../arguments/series.ts'
import { timedRule } from '../arguments/series-rule.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    twice: (name: string, id: number) =>
      `There's already a series with that name: ${escapeMarkdown(name)}, \`#${id}\`. \`!meetup series edit #${id} …\` changes it.`,
    preview: (name: string) => `### A new series: ${escapeMarkdown(name)}`,
    joins: (title: string, moment: string, id: number) =>
      `${title} on ${moment} (\`#${id}\`) is already planned for that time and becomes part of the series unchanged.`,
    done: (name: string, id: number, count: number) =>
      `I've created the series ${escapeMarkdown(name)}, \`#${id}\`. Its next ${count} ${plural('en', count, 'date is', 'dates are')} planned, and I'll add more as time goes on.`,
    bind: (id: number) =>
      `To give it a channel, type this there: \`!meetup series bind #${id}\`. Commands there are then about this series.`,
  },
  fr: {
    twice: (name, id) =>
      fr`Une série porte déjà ce nom : ${escapeMarkdown(name)}, \`#${id}\`. \`!rencontre série modifier #${id} …\` la modifie.`,
    preview: (name) => fr`### Une nouvelle série : ${escapeMarkdown(name)}`,
    joins: (title, moment, id) => fr`${title}, ${moment} (\`#${id}\`), y est déjà prévue et en fera partie, telle quelle.`,
    done: (name, id, count) =>
      fr`La série ${escapeMarkdown(name)} existe, sous le numéro \`#${id}\`; ${plural('fr', count, `sa prochaine date est prévue`, `ses ${count} prochaines dates sont prévues`)}. Je prévois les suivantes au fil du temps.`,
    bind: (id) =>
      fr`Pour lui donner un salon, écrivez-y : \`!rencontre série lier #${id}\`; ce qu'on y dit concerne alors cette série.`,
  },
})

const args = { name: seriesName(), when: timedRule(), ...meetupDetails, ...seriesDetails }

export const seriesAdd = defineCommand({
  name: 'series add',
  verbs: { en: ['series add'], fr: ['série ajouter', 'séries ajouter'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'create a recurring meetup; upcoming dates are added automatically',
    fr: fr`commencer une rencontre périodique par sa règle; ses prochaines dates sont toujours prévues`,
  },
  examples: {
    en: [
      'series add "Cloud Native" every 3rd thursday 13:00 place:90 Elgin, Ottawa join:https://meet.example.ca/abc capacity:20 remote:50',
    ],
    fr: ['série ajouter « Données ouvertes » chaque 2e mardi 13 h 30 fuseau:Halifax planification:0 durée:90'],
  },
  args,
  changes: true,
  async preview(needs, given, caller) {
    const twin = await findTwin(needs, given.name)
    return twin === undefined
      ? showSeries(needs, toSeries(needs, given, caller.lang), caller)
      : refuse(texts[caller.lang].twice(twin.name, twin.id))
  },
  async execute(needs, { series, joining }: AddPlan, caller) {
    const { id, lang, room } = caller
    const say = texts[lang]
    const twin = await findTwin(needs, series.name)
    if (twin !== undefined) return refuse(say.twice(twin.name, twin.id))
    const again = await showSeries(needs, series, caller)
    if (again.plan.joining.join() !== joining.join()) return askAgain(again, lang)
    const now = needs.clock.now()
    const added = await needs.series.add({ ...series, ...(room.kind !== 'direct' && { roomId: room.id }) }, now)
    await needs.audit.add({ at: now, who: id, what: 'series add', where: room.id, detail: `#${added.id} ${series.name}` })
    const planned = await addUpcomingDates(needs, added.id, id, room.id)
    return reply([say.done(added.name, added.id, planned.length), say.bind(added.id)].join('\n'))
  },
})

/** A series without its number. */
type NewSeries = Omit<Series, 'id'>

interface AddPlan {
  readonly series: NewSeries
  /** Numbers of the meetups that become part of the series. */
  readonly joining: readonly number[]
}

async function findTwin({ series }: Pick<Services, 'series'>, name: string): Promise<Series | undefined> {
  return (await series.all()).find((one) => fold(one.name) === fold(name))
}

function toSeries({ community }: Services, given: ValuesOf<typeof args>, lang: Caller['lang']): NewSeries {
  const { name, when, zone, planning, first } = given
  return {
    name,
    rule: when.rule,
    time: when.time,
    zone: zone ?? community.zone,
    lengthMinutes: defaultLengthMinutes,
    planningMinutes: planning ?? defaultPlanningMinutes,
    firstLang: first ?? lang,
    ...detailsOf(given),
  }
}

async function showSeries(needs: Services, series: NewSeries, { lang, room }: Caller): Promise<Preview<AddPlan>> {
  const say = texts[lang]
  const now = needs.clock.now()
  const next = nextDates(series, now, datesAhead)
  const joining: Meetup[] = []
  for (const { at } of next.occurrences) {
    const loose = await findLoose(needs, at, [room.id])
    if (loose !== undefined) joining.push(loose)
  }
  const preview = [
    say.preview(series.name),
    ...describeSeries(series, lang),
    ...listOccurrences(series, next, { lang, now }),
    ...joining.map((one) => say.joins(titleOf(one, lang), formatMoment(one.startsAt, lang, series.zone), one.id)),
  ].join('\n')
  return { preview, plan: { series, joining: joining.map(({ id }) => id) } }
}
