import type { Notice } from '../../messaging/notice.ts'
import { type OutgoingMessage, toMessage } from '../../messaging/outgoing.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { showInBlocks } from '../../shared/text/blocks.ts'
import { unmention } from '../../shared/text/sanitize.ts'
import { noticeTo, notifyEachOrganizer } from '../people/notice.ts'
import type { People, Roles } from '../people/repository.ts'
import type { LiveMinutes } from './model.ts'

/** Blocks of code have to be cut before they are queued, so that each piece is fenced. */
export interface WorkspaceNeeds {
  readonly workspace: { readonly settings: { readonly maxMessageLength: number } }
}

/** Tells the minute-taker, or all organizers when there is none. */
export async function notifyMinuteTaker(
  needs: { readonly people: People; readonly roles: Roles },
  taker: LiveMinutes['taker'],
  say: (lang: Lang) => string,
): Promise<readonly Notice[]> {
  return taker === undefined ? notifyEachOrganizer(needs, say) : [await noticeTo(needs.people, taker, say)]
}

/** Sends a file in direct messages, as blocks of code. It's only for reading, so mentions in it notify nobody. */
export function showFile({ workspace }: WorkspaceNeeds, personId: string, text: string): readonly Notice[] {
  const shown = unmention(text.replaceAll('`', 'ˋ'))
  return showInBlocks(shown, workspace.settings.maxMessageLength).map((block) => ({ to: { personId }, text: block }))
}

export function toMessageAbout(meetupId: number): (notice: Notice) => OutgoingMessage {
  return (notice) => toMessage({ ...notice, about: { meetupId } })
}
