/** Milliseconds since 1970-01-01T00:00Z. Every instant has this type, except inside functions that compute with calendars. */
export type EpochMs = number

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
/** 24 hours. A day of the calendar may be an hour longer or shorter: use the functions in `local-time.ts` for those. */
export const dayMs = 24 * hourMs
