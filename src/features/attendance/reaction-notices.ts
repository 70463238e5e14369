import type { Notice } from '../../messaging/notice.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { Services } from '../services.ts'
import { describeAnswer, describeClosed } from './messages.ts'
import type { NewAnswer } from './model.ts'
import type { EnterResult } from './repository.ts'

/** What somebody is told whose reaction was taken as an answer; nothing when it has changed nothing. */
export async function notifyReactor(
  { people, meetups, clock, community }: Services,
  { personId, wish }: Pick<NewAnswer, 'personId' | 'wish'>,
  meetupId: number,
  result: EnterResult,
): Promise<readonly Notice[]> {
  const { language, zone = community.zone } = await people.preferences(personId)
  const tell = (write: Parameters<typeof inLanguagesOf>[1]) => [{ to: { personId }, text: inLanguagesOf(language, write) }]
  if ('closed' in result) {
    // Taking a reaction back once it is too late asks for nothing.
    if (wish === undefined) return []
    const meetup = await meetups.find(meetupId)
    return tell((lang) => describeClosed(meetup === undefined ? 'unknown' : result.closed, meetup, lang))
  }
  const { meetup, before, after, placeInLine } = result
  if (before === after) return []
  const now = clock.now()
  const told = { meetup, placeInLine, place: after?.place, isSame: false }
  return tell((lang) => describeAnswer({ ...told, conduct: community.conduct[lang] }, { lang, zone, now }))
}
