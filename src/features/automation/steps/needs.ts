import type { RoomInfo } from '../../../messaging/rooms.ts'
import type { Announcements } from '../../announcements/repository.ts'
import type { TargetNeeds } from '../../announcements/service.ts'
import type { Attendance } from '../../attendance/repository.ts'
import type { FollowUps } from '../../follow-up/repository.ts'
import type { Publications } from '../../live-minutes/publications.ts'
import type { LiveMinutesRepository } from '../../live-minutes/repository.ts'
import type { Meetups } from '../../meetups/repository.ts'
import type { MinutesArchive } from '../../minutes/archive.ts'
import type { Audit } from '../../people/audit.ts'
import type { People, Roles } from '../../people/repository.ts'
import type { Talks } from '../../talks/repository.ts'
import type { Topics } from '../../topics/repository.ts'
import type { AutomationNeeds } from '../service.ts'

/** What the bot's own steps for a meetup need. */
export interface StepNeeds extends AutomationNeeds, TargetNeeds {
  readonly community: AutomationNeeds['community'] & TargetNeeds['community']
  readonly meetups: Pick<Meetups, 'lock'>
  readonly talks: Talks
  readonly topics: Pick<Topics, 'ranked'>
  readonly announcements: Pick<Announcements, 'of' | 'order'>
  readonly people: People
  readonly roles: Roles
  readonly audit: Audit
  readonly liveMinutes: Pick<LiveMinutesRepository, 'find'>
  readonly publications: Pick<Publications, 'of' | 'takenBesides'>
  readonly followUps: Pick<FollowUps, 'isDismissed'>
  readonly minutes: MinutesArchive
  readonly attendance: Pick<Attendance, 'of'>
  readonly workspace: { linkTo(room: Pick<RoomInfo, 'kind' | 'name'>, messageId: string): string | undefined }
}
