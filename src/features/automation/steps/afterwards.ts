import type { Person } from '../../../messaging/chat.ts'
import type { Notice } from '../../../messaging/notice.ts'
import type { Lang } from '../../../shared/i18n/lang.ts'
import { findMissing } from '../../follow-up/find-missing.ts'
import { askForMissing, type Missing } from '../../follow-up/messages.ts'
import { listOrganizers } from '../../people/notice.ts'
import type { Compose } from '../../reminders/compose.ts'
import { isLastNag } from '../model.ts'
import { automationFor } from '../service.ts'
import { writeToPerson } from './address.ts'
import type { StepNeeds } from './needs.ts'

/**
 * Asks each person once for everything that is missing. If nobody in particular can provide it, the minute-taker is asked, or
 * else the organizers in turn. The last time, organizers who get the weekly digest aren't asked, because the digest lists it.
 */
export const nag: Compose<StepNeeds> = async (needs, { reminder: { timing }, meetup }) => {
  if (meetup === undefined) return []
  const automation = await automationFor(needs, meetup.series?.id)
  const isLast = timing.kind === 'before' && isLastNag(automation, timing.offset)
  const organizers = await listOrganizers(needs)
  const inTurn = organizers[meetup.id % Math.max(1, organizers.length)]
  const one = (await needs.liveMinutes.find(meetup.id))?.taker ?? inTurn
  const asked = new Map<string, { readonly person: Person; readonly missing: Missing[] }>()
  for (const { missing, of } of await findMissing(needs, meetup)) {
    const responsible = of ?? one
    if (responsible === undefined) continue
    const known = asked.get(responsible.id) ?? { person: responsible, missing: [] as Missing[] }
    known.missing.push(missing)
    asked.set(responsible.id, known)
  }
  const notices: Notice[] = []
  for (const { person, missing } of asked.values()) {
    const isOrganizer = organizers.some(({ id }) => id === person.id)
    if (isLast && automation.nag.length > 1 && isOrganizer && (await getsDigest(needs, person))) continue
    const write = ({ lang }: { readonly lang: Lang }) => askForMissing(meetup, missing, isLast, lang)
    notices.push(await writeToPerson(needs, person, write, undefined, { topic: 'nags' }))
  }
  return notices
}

async function getsDigest({ people }: Pick<StepNeeds, 'people'>, { id }: Person): Promise<boolean> {
  const { muted = [] } = await people.preferences(id)
  return !muted.includes('digest')
}
