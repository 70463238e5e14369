import type { RoomKind } from '../messaging/chat.ts'
import type { Lang } from '../shared/i18n/lang.ts'

/** Who asks, and where. */
export interface Caller {
  readonly id: string
  readonly username: string
  /** The language of the answer. */
  readonly lang: Lang
  /** IANA name of the zone in which this person wants times: their own, or the community's. */
  readonly zone: string
  readonly room: { readonly id: string; readonly kind: RoomKind; readonly name?: string }
  /** This person was shown what would happen and has said yes. */
  readonly confirmed?: true
}
