import type { RoomKind } from '../messaging/chat.ts'
import type { Lang } from '../shared/i18n/lang.ts'

/** Who asks, and where. */
export interface Caller {
  readonly id: string
  readonly username: string
  /** The language of the reply. */
  readonly lang: Lang
  /** IANA name of the zone for times in replies: the person's own, or the community's. */
  readonly zone: string
  readonly room: { readonly id: string; readonly kind: RoomKind; readonly name?: string }
  /** Has neither chosen a language nor typed anything yet: only a click on a bilingual button is known of them. */
  readonly isNew?: true
  /** This person saw a preview and confirmed it. */
  readonly confirmed?: true
}
