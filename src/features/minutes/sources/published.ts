import type { EpochMs } from '../../../shared/clock.ts'
import { type IndexBuilder, type Minutes, splitPacked } from '../index.ts'
import type { PassedOver } from '../passed-over.ts'
import type { FreshFile, KnownFile } from './read-file.ts'

/** The bot must not quote unpublished minutes. */
export function* addPublished(
  builder: IndexBuilder,
  { minutes, outline }: KnownFile & Partial<Pick<FreshFile, 'outline'>>,
  now: EpochMs,
): Generator<void> {
  if (minutes === undefined || whyUnpublished(minutes, now) !== undefined) return
  const pieces = builder.add(minutes, outline && { lines: splitPacked(minutes.text), outline })
  while (pieces.next().done !== true) yield
}

function whyUnpublished(
  { draft, publishDate, expiryDate }: Minutes,
  now: EpochMs,
): 'draft' | 'scheduled' | 'expired' | undefined {
  if (draft) return 'draft'
  if (publishDate !== undefined && Date.parse(publishDate) > now) return 'scheduled'
  return expiryDate !== undefined && Date.parse(expiryDate) <= now ? 'expired' : undefined
}

/** Such files can appear or disappear without any file changing. */
export function haveDates(files: ReadonlyMap<string, KnownFile>): boolean {
  return [...files.values()].some(({ minutes }) => (minutes?.publishDate ?? minutes?.expiryDate) !== undefined)
}

export function listPassedOver(files: ReadonlyMap<string, KnownFile>, now: EpochMs): readonly (keyof PassedOver)[] {
  const reasons = [...files.values()].map(({ minutes, passedOver }) => passedOver ?? (minutes && whyUnpublished(minutes, now)))
  return reasons.filter((why) => why !== undefined)
}
