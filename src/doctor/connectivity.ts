import type { Connectivity } from '../platform/rocketchat/index.ts'
import { dayMs, type EpochMs, minuteMs } from '../shared/dates/time.ts'
import { formatDay } from '../shared/i18n/dates.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { broken, type Finding, good, warning } from './finding.ts'
import { workspaceMessages } from './workspace-messages.ts'

/** Time to have a certificate renewed. */
const certificateWarningMs = 21 * dayMs
/** Two clocks under NTP differ by less; people notice a minute. */
const skewWarningMs = 5_000
const skewBrokenMs = minuteMs

export function checkVersion({ version }: Extract<Connectivity, { ok: true }>, lang: Lang): Finding {
  const say = workspaceMessages[lang]
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  const isOld = version !== undefined && (major < 6 || (major === 6 && minor < 14))
  return isOld
    ? warning('workspace.reach', say.old(version), 'administrator', say.update())
    : good('workspace.reach', say.reached(version ?? '?'))
}

export function checkCertificate(
  connectivity: Extract<Connectivity, { ok: true }>,
  { lang, now }: { readonly lang: Lang; readonly now: EpochMs },
): readonly Finding[] {
  const say = workspaceMessages[lang]
  if (connectivity.isInsecure) return [warning('workspace.tls', say.insecure(), 'operator', say.useTls())]
  const end = connectivity.certificateEndsAt
  if (end === undefined) return []
  const day = formatDay(end, lang, 'UTC').replace(/^le /, '')
  return end - now < certificateWarningMs
    ? [warning('workspace.tls', say.tlsEnds(day), 'administrator', say.renew())]
    : [good('workspace.tls', say.tlsGood(day))]
}

export function checkClock({ aheadMs }: Extract<Connectivity, { ok: true }>, lang: Lang): readonly Finding[] {
  const say = workspaceMessages[lang]
  if (aheadMs === undefined) return []
  const off = Math.abs(aheadMs)
  if (off < skewWarningMs) return [good('workspace.clock', say.skewGood())]
  const judge = off < skewBrokenMs ? warning : broken
  return [judge('workspace.clock', say.skew(Math.round(aheadMs / 1_000)), 'operator', say.setClock())]
}
