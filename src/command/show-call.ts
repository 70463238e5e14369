import { inlineCode } from '../shared/text/sanitize.ts'

/** A call as code. Numbers such as `#12` aren't rooms, so they can be copied as they are. */
export function showCall(call: string): string {
  return inlineCode(call).replace(/#\u2060(?=\d)/g, '#')
}
