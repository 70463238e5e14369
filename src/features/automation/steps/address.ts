import type { Person } from '../../../messaging/chat.ts'
import type { Notice, Unasked } from '../../../messaging/notice.ts'
import { inLanguagesOf } from '../../../shared/i18n/bilingual.ts'
import { findTargets, type Target } from '../../announcements/service.ts'
import type { Reader } from '../../meetups/messages.ts'
import type { Meetup } from '../../meetups/model.ts'
import { languageFor, listOrganizers } from '../../people/notice.ts'
import { type Reminder, stepOf } from '../../reminders/model/index.ts'
import { isReminding } from '../model.ts'
import type { StepNeeds } from './needs.ts'

/** The room of a step, if it's still subscribed to the meetup. */
export async function findTarget(needs: StepNeeds, reminder: Reminder, meetup: Meetup): Promise<Target | undefined> {
  const { to } = reminder
  const target = (await findTargets(needs, meetup)).find(({ room }) => 'roomId' in to && room.id === to.roomId)
  const step = stepOf(reminder)
  return target?.quiet && step !== undefined && isReminding(step) ? undefined : target
}

/** A room has no zone of its own, so times are in the meetup's. */
export function writeTo(
  { room, langs }: Target,
  { zone }: Meetup,
  needs: Pick<StepNeeds, 'clock'>,
  write: (reader: Reader) => string,
): Notice {
  const now = needs.clock.now()
  return { to: { roomId: room.id }, text: langs.map((lang) => write({ lang, zone, now })).join('\n\n') }
}

/** In the person's own language and zone. */
export async function writeToPerson(
  { people, community, clock }: Pick<StepNeeds, 'people' | 'community' | 'clock'>,
  { id }: Pick<Person, 'id'>,
  write: (reader: Reader) => string,
  buttons?: (lang: Reader['lang']) => NonNullable<Notice['buttons']>,
  unasked: Unasked = {},
): Promise<Notice> {
  const preferences = await people.preferences(id)
  const { zone = community.zone } = preferences
  const language = languageFor(preferences)
  const now = clock.now()
  const text = inLanguagesOf(language, (lang) => write({ lang, zone, now }))
  const first = language === 'en' || language === 'fr' ? language : community.language
  return { to: { personId: id }, text, unasked, ...(buttons !== undefined && { buttons: buttons(first) }) }
}

export async function writeToOrganizers(needs: StepNeeds, write: (reader: Reader) => string): Promise<readonly Notice[]> {
  const organizers = await listOrganizers(needs)
  return Promise.all(organizers.map((person) => writeToPerson(needs, person, write)))
}
