import { inlineCode } from '../shared/text/sanitize.ts'
import type { Reply } from './reply.ts'

/** A call as code. Numbers such as `#12` aren't rooms, so they can be copied as they are. */
export function showCall(call: string): string {
  return inlineCode(call).replace(/#\u2060(?=\d)/g, '#')
}

/** Shows people how the bot understood them, and how to type it. */
export function showTakenFor(reply: Reply, call: string | undefined): Reply {
  if (call === undefined || reply.text === '') return reply
  const shown =
    call.length <= longestShown
      ? call
      : `${call
          .slice(0, longestShown - 1)
          .toWellFormed()
          .trimEnd()}…`
  return { ...reply, text: `→ ${showCall(shown)}\n${reply.text}` }
}

/** In UTF-16 units: the person knows the rest. */
const longestShown = 200
