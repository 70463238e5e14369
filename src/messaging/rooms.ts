export type RoomKind = 'channel' | 'group' | 'direct'

export type RoomRole = 'owner' | 'moderator' | 'leader'

/**
 * Why the bot can't write in a room. `gone`: deleted, or the bot was taken out of it. `encrypted`: end to end, so the workspace
 * takes no plain text. `muted`: the bot itself may not write.
 */
export const roomObstacles = ['gone', 'read-only', 'archived', 'encrypted', 'muted'] as const
export type RoomObstacle = (typeof roomObstacles)[number]

export function isRoomObstacle(value: string): value is RoomObstacle {
  return (roomObstacles as readonly string[]).includes(value)
}

/** A room that the bot has joined. */
export interface JoinedRoom {
  readonly kind: RoomKind
  readonly isArchived?: true
}

export interface RoomInfo {
  readonly id: string
  readonly kind: RoomKind
  /** Without `#`; direct rooms have none. */
  readonly name?: string
  /** How many are in it besides the bot; undefined when the workspace doesn't say. */
  readonly members?: number
}
