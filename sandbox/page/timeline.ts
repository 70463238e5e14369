import { calendarDay } from './clock.ts'
import type { Language } from './labels.ts'
import type { Message } from './wire.ts'

// Setting Message_GroupingPeriod: 300 s.
const GROUPING_MS = 300_000

export interface TimelineEntry {
  message: Message
  /** The day to show above the message, if it is the first of that day. */
  day?: string
  sequential: boolean
}

/** The messages of a channel in order, without thread replies unless they were also sent to the channel. */
export function channelTimeline(messages: Iterable<Message>, language: Language): TimelineEntry[] {
  const shown = [...messages].filter((message) => message.tmid === undefined || message.tshow === true)
  return arrange(shown, language)
}

export function threadTimeline(messages: Iterable<Message>, tmid: string, language: Language): TimelineEntry[] {
  const shown = [...messages].filter((message) => message._id === tmid || message.tmid === tmid)
  return arrange(shown, language).map(({ message, sequential }) => ({ message, sequential }))
}

function arrange(messages: readonly Message[], language: Language): TimelineEntry[] {
  const sorted = [...messages].sort((a, b) => a.ts - b.ts)
  return sorted.map((message, index) => {
    const before = sorted[index - 1]
    const day = calendarDay(message.ts, language)
    const newDay = before === undefined || calendarDay(before.ts, language) !== day
    return { message, sequential: !newDay && before !== undefined && follows(message, before), ...(newDay && { day }) }
  })
}

function follows(message: Message, before: Message): boolean {
  return (
    message.u._id === before.u._id &&
    message.ts - before.ts < GROUPING_MS &&
    message.groupable !== false &&
    message.t === undefined &&
    before.t === undefined &&
    message.private !== true &&
    before.private !== true &&
    message.alias === before.alias &&
    message.tmid === before.tmid
  )
}
