import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkMirror, createMirrors } from '../../../src/platform/webhook/index.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testClock } from '../../support/test-clock.ts'
import { hangs, loses, says, startWebhookServer, type WebhookServer } from '../../support/webhook-server.ts'

describe('a mirror', () => {
  let hook: WebhookServer
  beforeAll(async () => {
    hook = await startWebhookServer()
  })
  afterEach(() => {
    hook.answers.length = 0
    hook.texts.length = 0
    hook.paths.length = 0
  })
  afterAll(() => hook.close())

  const mirrorAt = (address: string, clock = testClock) => createMirrors(() => [{ name: 'slack', address }], clock)
  const post = (clock = testClock) => mirrorAt(hook.address, clock).post('slack', 'Hello')

  it('takes a text', async () => {
    expect(await post()).toEqual({ kind: 'accepted' })
    expect(hook.texts).toEqual(['Hello'])
  })

  it.each([
    [says(404, 'no_service'), { kind: 'refused', code: '404 no_service' }],
    [says(410, 'channel_is_archived'), { kind: 'refused', code: '410 channel_is_archived' }],
    [says(400, '<b>anything else is not repeated</b>'), { kind: 'refused', code: '400' }],
    [
      says(429, 'rate_limited', { 'retry-after': '30' }),
      { kind: 'unavailable', code: '429 rate_limited', retryAfterMs: 30_000 },
    ],
    [says(503, ''), { kind: 'unavailable', code: '503' }],
    [says(500, 'rollup_error'), { kind: 'unclear', code: '500 rollup_error' }],
    [says(502, ''), { kind: 'unclear', code: '502' }],
    [loses, { kind: 'unclear', code: 'ECONNRESET' }],
  ])('that answers otherwise is understood (%#)', async (answer, outcome) => {
    hook.answers.push(answer)

    expect(await post()).toEqual(outcome)
  })

  it.each([
    [404, { kind: 'refused', code: expect.stringMatching(/^404/) }],
    [200, { kind: 'accepted' }],
  ])('that breaks off within its answer is judged by the status: %i', async (status, outcome) => {
    hook.answers.push((_request, response) => {
      response.writeHead(status, { 'content-length': '20' })
      response.write('no_se', () => response.destroy())
    })

    expect(await post()).toEqual(outcome)
  })

  it('that answers nothing in time may have taken it', async () => {
    const clock = createFakeClock()
    hook.answers.push(hangs)

    const outcome = post(clock)
    while (hook.texts.length === 0) await new Promise(setImmediate)
    clock.advance(10_000)

    expect(await outcome).toEqual({ kind: 'unclear', code: 'timeout' })
  })

  it('that redirects is not followed', async () => {
    const elsewhere = await startWebhookServer()
    hook.answers.push(says(307, '', { location: elsewhere.address }))

    expect(await post()).toEqual({ kind: 'refused', code: '307' })
    expect(elsewhere.paths).toEqual([])
    await elsewhere.close()
  })

  it('that nobody listens at has taken nothing, and its address is in no result', async () => {
    const closed = await startWebhookServer()
    await closed.close()

    expect(await mirrorAt(closed.address).post('slack', 'Hello')).toEqual({ kind: 'unavailable', code: 'ECONNREFUSED' })
  })

  it('that breaks off the encryption has taken nothing', async () => {
    const plain = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const address = plain.address()
    const port = typeof address === 'object' ? address?.port : 0

    expect(await mirrorAt(`https://127.0.0.1:${port}/x`).post('slack', 'Hello')).toMatchObject({ kind: 'unavailable' })
    plain.close()
  })

  it('that is no longer configured gets nothing', async () => {
    expect(await createMirrors(() => [], testClock).post('slack', 'Hello')).toEqual({ kind: 'refused', code: 'not configured' })
  })

  it.each([
    [says(400, 'no_text'), { state: 'live', code: '400 no_text' }],
    [says(404, 'no_service'), { state: 'dead', code: '404 no_service' }],
    [says(403, 'invalid_token'), { state: 'dead', code: '403 invalid_token' }],
    [says(302, ''), { state: 'dead', code: '302' }],
    [says(500, ''), { state: 'unknown', code: '500' }],
    [loses, { state: 'unknown', code: 'ECONNRESET' }],
  ])('can be checked without posting anything (%#)', async (answer, state) => {
    hook.answers.push(answer)

    expect(await checkMirror(hook.address, testClock)).toEqual(state)
    expect(hook.texts).toEqual([])
  })
})
