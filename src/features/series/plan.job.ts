import { toMessage } from '../../messaging/outgoing.ts'
import type { Job } from '../../scheduling/job.ts'
import { localOf } from '../../shared/dates/phrases/index.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import type { JobNeeds } from '../job-needs.ts'
import type { Meetup } from '../meetups/model.ts'
import { notifyEachOrganizer } from '../people/notice.ts'
import type { Services } from '../services.ts'
import { flagDates } from './messages.ts'
import type { Series } from './model.ts'
import { addUpcomingDates, missingDates } from './plan-dates.ts'

const texts = bilingual({
  en: {
    headline: (name: string) => `### A new date of ${escapeMarkdown(name)} falls on a day off`,
    calls: (id: number) =>
      `It is planned as \`#${id}\` and stays until you decide: \`!meetup move #${id} DATE\` · \`!meetup skip #${id} reason:…\``,
  },
  fr: {
    headline: (name) => fr`### Une nouvelle date de ${escapeMarkdown(name)} tombe un jour de congé`,
    calls: (id) =>
      fr`Elle est prévue sous le numéro \`#${id}\` et y reste jusqu'à votre décision : \`!rencontre déplacer #${id} DATE\` · \`!rencontre sauter #${id} raison:…\``,
  },
})

/** Plans the next dates of every series as meetups, and tells organizers about dates on a holiday. */
export function createUpcomingDatesJob({ store, services, act }: JobNeeds): Job {
  return {
    name: 'plan series ahead',
    cron: '20 */5 * * * *',
    async run() {
      const needs = services(store)
      for (const series of await needs.series.all()) {
        // Looks without a lock first: there is nearly always nothing to plan.
        if ((await missingDates(needs, series)).length === 0) continue
        await act(async (tx, enqueue) => {
          const within = services(tx)
          for (const meetup of await addUpcomingDates(within, series.id, within.workspace.botName)) {
            const notices = await flag(within, series, meetup)
            await enqueue({ purpose: `day off/${meetup.id}` }, notices.map(toMessage))
          }
        })
      }
    },
  }
}

async function flag(needs: Services, series: Series, { id, startsAt }: Meetup) {
  const dates = [localOf(startsAt, series.zone).date]
  if (flagDates(series, dates, 'en').length === 0) return []
  return notifyEachOrganizer(needs, (lang) =>
    [texts[lang].headline(series.name), ...flagDates(series, dates, lang), texts[lang].calls(id)].join('\n'),
  )
}
