import { toMessage } from '../../messaging/outgoing.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import { localOf } from '../../shared/dates/local-time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import type { Meetup } from '../meetups/model.ts'
import { notifyEachOrganizer } from '../people/notice.ts'
import type { People, Roles } from '../people/repository.ts'
import { systemActor } from '../people/system-actor.ts'
import { flagDates } from './date-messages.ts'
import type { Series } from './model.ts'
import { addUpcomingDates, missingDates, type UpcomingNeeds } from './plan-dates.ts'

const texts = bilingual({
  en: {
    headline: (name: string) => `### A new date of ${escapeMarkdown(name)} falls on a day off`,
    calls: (id: number) =>
      `It's planned as \`#${id}\` and stays that way unless you change it: \`!meetup move #${id} DATE\` · \`!meetup skip #${id} reason:…\``,
  },
  fr: {
    headline: (name) => fr`### Une nouvelle date de ${escapeMarkdown(name)} tombe un jour de congé`,
    calls: (id) =>
      fr`Elle est prévue sous le numéro \`#${id}\` et y reste jusqu'à votre décision : \`!rencontre déplacer #${id} DATE\` · \`!rencontre sauter #${id} raison:…\``,
  },
})

interface Needs extends UpcomingNeeds {
  readonly roles: Pick<Roles, 'all'>
  readonly people: Pick<People, 'preferences'>
}

/** Keeps the next dates of every series planned as meetups, and tells organizers when one falls on a holiday. */
export function createUpcomingDatesJob({ needs, run }: JobContext<Needs>): Job {
  return {
    name: 'plan series ahead',
    cron: '20 */5 * * * *',
    async run() {
      for (const series of await needs.series.all()) {
        // Looks without a lock first: there is nearly always nothing to plan.
        if ((await missingDates(needs, series)).length === 0) continue
        await run(async (tx, enqueue) => {
          for (const meetup of await addUpcomingDates(tx, series.id, systemActor.id)) {
            const notices = await flag(tx, series, meetup)
            await enqueue({ purpose: `day off/${meetup.id}` }, notices.map(toMessage))
          }
        })
      }
    },
  }
}

async function flag(needs: Needs, series: Series, { id, startsAt }: Meetup) {
  const now = needs.clock.now()
  const dates = [localOf(startsAt, series.zone).date]
  if (flagDates(series, dates, { lang: 'en', now }).length === 0) return []
  return notifyEachOrganizer(needs, (lang) =>
    [texts[lang].headline(series.name), ...flagDates(series, dates, { lang, now }), texts[lang].calls(id)].join('\n'),
  )
}
