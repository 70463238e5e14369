/** Milliseconds since 1970-01-01T00:00Z: how every instant is held outside the functions that compute with calendars. */
export type EpochMs = number
