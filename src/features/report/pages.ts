import type { Clock } from '../../shared/clock.ts'
import { dayMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Pages } from '../../shared/pages.ts'
import { withoutTrailingSlashes } from '../../shared/text/links.ts'
import { hashKey } from '../private-addresses/key.ts'
import type { PrivateAddresses } from '../private-addresses/repository.ts'
import type { Sight } from '../visibility/model.ts'
import { writeCsv } from './csv.ts'
import { reportPolicy, writeReportPage } from './page.ts'
import { type ReportNeeds, readReport } from './read-report.ts'

/** How long the address of a report works. */
export const reportLifeMs = 7 * dayMs

type Needs = ReportNeeds & { readonly sight: Sight; readonly community: { readonly zone: string } }

export interface ReportPagesOptions {
  readonly addresses: Pick<PrivateAddresses, 'find'>
  readonly clock: Clock
  /**
   * What the person who asked for the report may see now; undefined when their account is closed.
   * @throws when the workspace can't say.
   */
  readonly needsOf: (personId: string) => Promise<Needs | undefined>
  readonly settings: () => { readonly pages: boolean; readonly publicUrl?: string | undefined }
}

const pattern = /^\/report\/(?<key>[\w-]{43})\/(?<lang>en|fr)(?<csv>\.csv)?$/

export function reportPath(key: string, lang: Lang): string {
  return `/report/${key}/${lang}`
}

/** Reports for organizers: `/report/KEY/en`, `/report/KEY/fr.csv`. They end when the person who asked is no longer an organizer. */
export function createReportPages({ addresses, clock, needsOf, settings }: ReportPagesOptions): Pages {
  return {
    async find(path) {
      const { key, lang, csv } = pattern.exec(path)?.groups ?? {}
      if (!settings().pages || key === undefined) return undefined
      const address = await addresses.find(hashKey(key), clock.now())
      if (address?.kind !== 'report' || address.year === undefined || address.until === undefined) return undefined
      const needs = await needsOf(address.personId)
      if (needs === undefined || needs.sight === 'system' || !needs.sight.isOrganizer) return undefined
      const report = await readReport(needs, address.year, clock.now())
      const shown = { lang: lang === 'fr' ? lang : 'en', isPrivate: true } as const
      if (csv !== undefined)
        return { ...shown, type: 'text/csv; charset=utf-8; header=present', body: writeCsv(report, shown.lang) }
      const base = withoutTrailingSlashes(settings().publicUrl ?? '')
      const paths = { en: base + reportPath(key, 'en'), fr: base + reportPath(key, 'fr') }
      const { until } = address
      const body = writeReportPage({ report, lang: shown.lang, until, paths, zone: needs.community.zone })
      return { ...shown, type: 'text/html; charset=utf-8', body, policy: reportPolicy }
    },
  }
}
