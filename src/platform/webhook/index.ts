import type { MirrorOutcome, Mirrors } from '../../messaging/mirrors.ts'
import type { Clock } from '../../shared/clock.ts'
import { callWebhook, type WebhookResponse } from './call.ts'

export interface MirrorAddress {
  readonly name: string
  readonly address: string
}

/** Posts to Slack-compatible incoming webhooks. The addresses may change while the bot runs. */
export function createMirrors(addresses: () => readonly MirrorAddress[], clock: Clock): Mirrors {
  return {
    async post(name, text) {
      const mirror = addresses().find((one) => one.name === name)
      if (mirror === undefined) return { kind: 'refused', code: 'not configured' }
      return toOutcome(await callWebhook(mirror.address, { text }, clock))
    },
  }
}

/** 429 and 503 say that nothing was done. Other server errors leave that open: a gateway may have lost the response. */
function toOutcome(response: WebhookResponse): MirrorOutcome {
  if (response.kind === 'unreached') return { kind: 'unavailable', code: response.code }
  if (response.kind === 'lost') return { kind: 'unclear', code: response.code }
  const { status, word, retryAfterMs } = response
  const code = word === undefined ? String(status) : `${status} ${word}`
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  if (status === 429 || status === 503)
    return { kind: 'unavailable', code, ...(retryAfterMs !== undefined && { retryAfterMs }) }
  return { kind: status >= 500 ? 'unclear' : 'refused', code }
}

/** `dead`: the address belongs to nothing that takes messages any more. `unknown`: there was no clear response. */
export interface MirrorCheck {
  readonly state: 'live' | 'dead' | 'unknown'
  readonly code: string
}

/**
 * Whether an address still takes messages, without posting one. A live webhook refuses a message without text (400); Slack responds
 * to one that was removed with 403, 404 or 410.
 */
export async function checkMirror(address: string, clock: Clock): Promise<MirrorCheck> {
  const response = await callWebhook(address, { text: '' }, clock)
  if (response.kind !== 'answered') return { state: 'unknown', code: response.code }
  const { status, word } = response
  const code = word === undefined ? String(status) : `${status} ${word}`
  if (status === 400 || (status >= 200 && status < 300)) return { state: 'live', code }
  return { state: status >= 300 && status < 500 && status !== 429 ? 'dead' : 'unknown', code }
}
