import type { Clock, EpochMs } from '../../shared/clock.ts'
import { dayMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Page, Pages } from '../../shared/pages.ts'
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
      const base = withoutTrailingSlashes(settings().publicUrl ?? '')
      const paths = { en: base + reportPath(key, 'en'), fr: base + reportPath(key, 'fr') }
      const wanted = { lang: lang === 'fr' ? lang : 'en', isCsv: csv !== undefined, paths } as const
      return writeReport(needs, { ...wanted, year: address.year, until: address.until, now: clock.now() })
    },
  }
}

interface Wanted {
  readonly year: number
  readonly until: EpochMs
  readonly now: EpochMs
  readonly lang: Lang
  readonly isCsv: boolean
  readonly paths: Readonly<Record<Lang, string>>
}

async function writeReport(needs: Needs, { year, until, now, lang, isCsv, paths }: Wanted): Promise<Page> {
  const report = await readReport(needs, year, now)
  if (isCsv) return { type: 'text/csv; charset=utf-8; header=present', body: writeCsv(report, lang), lang, isPrivate: true }
  const body = writeReportPage({ report, lang, until, paths, zone: needs.community.zone })
  return { type: 'text/html; charset=utf-8', body, lang, policy: reportPolicy, isPrivate: true }
}
