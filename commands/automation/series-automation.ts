import { optional } from '../../src/command/args/args.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { describeAutomation } from '../../src/features/automation/messages.ts'
import type { Automation } from '../../src/features/automation/model.ts'
import { automationFor } from '../../src/features/automation/service.ts'
import { findSeries } from '../../src/features/lookup/find-series.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import type { AutomationStep, Offset } from '../../src/features/reminders/model/index.ts'
import type { Series } from '../../src/features/series/model.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatMoment } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { type PlanScope, planChange, planScope } from '../arguments/automation.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: (name: string, id: number) => `### What I do for each meetup of ${escapeMarkdown(name)} (\`#${id}\`)`,
    headlineOfNone: () => "### What I do for each meetup that isn't in a series",
    next: (moment: string, id: number) =>
      `The dates are those of the next meetup, ${moment}: \`!meetup reminders plan #${id}\``,
    hints: () => 'Change a step: `!meetup series plan remind 2d 3h` · `… remind off` · `… remind default`',
    changed: () => "I've changed the plan. Steps that are already planned follow it.",
    gone: () => 'The plan has changed again since then, so I left it as it is. `!meetup series plan` shows it.',
  },
  fr: {
    headline: (name, id) => fr`### Ce que je fais pour chaque rencontre de ${escapeMarkdown(name)} (\`#${id}\`)`,
    headlineOfNone: () => fr`### Ce que je fais pour chaque rencontre qui ne fait partie d'aucune série`,
    next: (moment, id) =>
      fr`Les dates sont celles de la prochaine rencontre, ${moment} : \`!rencontre rappels échéancier #${id}\``,
    hints: () =>
      fr`Modifier une étape : \`!rencontre série échéancier rappel 2j 3h\` · \`… rappel jamais\` · \`… rappel défaut\``,
    changed: () => fr`L'échéancier est modifié, et ce qui est déjà prévu suit.`,
    gone: () => fr`L'échéancier a été modifié depuis; je n'y ai donc pas touché. \`!rencontre série échéancier\` le montre.`,
  },
})

/** The earlier setting of a step; null: the operator's. */
interface Changed {
  readonly seriesId: number | null
  readonly step: AutomationStep
  readonly before: readonly Offset[] | null
  readonly after: readonly Offset[] | null
}

export const seriesPlan = defineCommand({
  name: 'series plan',
  verbs: {
    en: ['series plan', 'series reminders'],
    fr: ['série échéancier', 'séries échéancier', 'série plan', 'série calendrier', 'série rappels'],
  },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'what I do for each meetup of a series, and when; with a step, change it: `remind 2d`, `off`, `default`',
    fr: fr`ce que je fais pour chaque rencontre d'une série, et quand; avec une étape, la modifier : \`rappel 2j\`, \`jamais\`, \`défaut\``,
  },
  examples: {
    en: ['series plan community call 28d 10d', 'series plan community join off', 'series plan community'],
    fr: ['série échéancier communauté appel 28j 10j', 'série échéancier communauté lien jamais', 'série échéancier communauté'],
  },
  args: { scope: planScope(), change: optional(planChange()) },
  changes: true,
  async run(needs, { scope, change }, caller): Promise<Reply<Changed>> {
    const sought = await findScope(needs, scope, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { series } = sought
    if (change === undefined) return reply(await describe(needs, series, caller, []))
    if (series !== undefined) await needs.series.lock(series.id)
    const { step } = change
    const before = (await needs.automationChanges.changesOf(series?.id))[step] ?? null
    const after = change.to === 'default' ? null : change.to
    const changed: Changed = { seriesId: series?.id ?? null, step, before, after }
    return { ...(await apply(needs, changed, series, caller)), undo: { data: changed } }
  },
  async undo(needs, { seriesId, step, before, after }: Changed, caller) {
    const series = seriesId === null ? undefined : await needs.series.lock(seriesId)
    const current = (await needs.automationChanges.changesOf(seriesId ?? undefined))[step] ?? null
    if (JSON.stringify(current) !== JSON.stringify(after)) return refuse(texts[caller.lang].gone())
    return apply(needs, { seriesId, step, before: after, after: before }, series, caller)
  },
})

/** The series that is meant; none for the meetups without a series, or if there is no series at all. */
async function findScope(
  needs: Services,
  scope: PlanScope | undefined,
  caller: Caller,
): Promise<{ readonly series: Series | undefined } | { readonly problem: string }> {
  if (scope === 'community' || (scope === undefined && (await needs.series.all()).length === 0)) return { series: undefined }
  return findSeries(needs, scope?.id, caller)
}

async function apply(
  needs: Services,
  { step, after }: Changed,
  series: Series | undefined,
  caller: Caller,
): Promise<Reply<never>> {
  await needs.automationChanges.change(series?.id, step, after ?? undefined)
  const written = after === null ? 'default' : after.map(({ unit, amount }) => `${amount} ${unit}`).join(', ') || 'off'
  const detail = `${series === undefined ? 'no series' : `#${series.id}`} ${step}: ${written}`
  await needs.audit.add({ at: needs.clock.now(), who: caller.id, what: 'series plan', where: caller.room.id, detail })
  return reply(await describe(needs, series, caller, [texts[caller.lang].changed()]))
}

async function describe(
  needs: Services,
  series: Series | undefined,
  { lang }: Caller,
  more: readonly string[],
): Promise<string> {
  const say = texts[lang]
  const plan: Automation = await automationFor(needs, series?.id)
  const next = await findNext(needs, series)
  return [
    series === undefined ? say.headlineOfNone() : say.headline(series.name, series.id),
    ...more,
    ...describeAutomation(plan, next, lang),
    ...(next === undefined ? [] : [say.next(formatMoment(next.startsAt, lang, next.zone), next.id)]),
    say.hints(),
  ].join('\n')
}

/** More than any community has planned. */
const mostMeetups = 100

async function findNext({ meetups, clock }: Services, series: Series | undefined): Promise<Meetup | undefined> {
  const now = clock.now()
  const coming = await meetups.coming(now, mostMeetups, series?.id)
  return coming.find((one) => one.startsAt > now && one.series?.id === series?.id)
}
