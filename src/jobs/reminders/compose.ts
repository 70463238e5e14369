import type { Lang } from '../../domain/lang.ts'
import type { Reminder } from '../../domain/reminder/index.ts'
import type { Services } from '../../kit/services.ts'
import { tellReminder } from '../../texts/reminder-news.ts'

/** Writes a reminder for one reader; `zone` is the reader's. */
export type Write = (lang: Lang, zone: string) => string

/** Looks up what a reminder says at its time; undefined when there is nothing to say any more. */
export type Compose = (needs: Services, reminder: Reminder) => Promise<Write | undefined>

const repeatWords: Compose = async ({ meetups, clock }, reminder) => {
  const { timing } = reminder
  const meetup = timing.kind === 'before' ? await meetups.find(timing.meetupId) : undefined
  return (lang, zone) => tellReminder(reminder, meetup, { lang, zone, now: clock.now() })
}

/** What each kind of reminder says. */
export const composers: Readonly<Record<string, Compose>> = { personal: repeatWords, channel: repeatWords }
