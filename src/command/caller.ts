import type { RoomKind } from '../messaging/rooms.ts'
import type { Lang } from '../shared/i18n/lang.ts'

/** Who asks, and where. */
export interface Caller {
  readonly id: string
  readonly username: string
  /** The language of the reply. */
  readonly lang: Lang
  /** Nothing tells which language they read, as after a click on a button that is in both. */
  readonly isUndecided?: boolean
  /** IANA name of the zone for times in replies: the person's own, or the community's. */
  readonly zone: string
  /** The message that gave the command, and the one that it replies to: the one it quotes, or the one that opened its thread. */
  readonly message?: { readonly id: string; readonly repliesTo?: string }
  readonly room: { readonly id: string; readonly kind: RoomKind; readonly name?: string }
}
