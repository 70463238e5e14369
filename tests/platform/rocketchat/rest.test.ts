import { describe, expect, it } from 'vitest'
import { createRest, readRetryAfter } from '../../../src/platform/rocketchat/rest.ts'
import { createServerTime } from '../../../src/platform/rocketchat/server-time.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testClock } from '../../support/test-clock.ts'
import { startWorkspace } from './support/bot.ts'

async function startRest() {
  const sandbox = await startWorkspace()
  const serverTime = createServerTime()
  const unauthorized: string[] = []
  const onUnauthorized = () => void unauthorized.push('401')
  const rest = createRest({ base: sandbox.url, clock: createFakeClock(), serverTime, onUnauthorized })
  return { sandbox, rest, serverTime, unauthorized }
}

describe('REST', () => {
  it('learns the time from the workspace', async () => {
    const { rest, serverTime } = await startRest()

    await rest.call('GET', 'settings.public', { count: 1 })

    expect(Math.abs(serverTime.latest - testClock.now())).toBeLessThan(60_000)
  })

  it('treats a page that isn’t JSON as no response, whatever its status', async () => {
    const { sandbox, rest } = await startRest()
    sandbox.faults.rest({ route: 'me', kind: 'answer', status: 200, contentType: 'text/html', body: '<!doctype html>' })

    const answer = await rest.call('GET', 'me')

    expect(answer).toEqual({ status: 200, body: undefined, retryAfterMs: undefined })
  })

  it('takes broken JSON for no answer', async () => {
    const { sandbox, rest } = await startRest()
    sandbox.faults.rest({ route: 'me', kind: 'answer', status: 200, contentType: 'application/json', body: '{"_id":' })

    const answer = await rest.call('GET', 'me')

    expect(answer.body).toBeUndefined()
  })

  it('does not follow a redirect, which would hand the token to another host', async () => {
    const { sandbox, rest } = await startRest()
    const elsewhere = { Location: `${sandbox.url}/api/v1/settings.public` }
    sandbox.faults.rest({ route: 'me', kind: 'answer', status: 302, headers: elsewhere, body: '' })

    await expect(rest.call('GET', 'me')).rejects.toMatchObject({ name: 'ChatUnavailable' })
    expect(sandbox.counters.rest['settings.public']).toBeUndefined()
  })

  it('reports 401 of the account in use, but not of the check that follows the report', async () => {
    const { rest, unauthorized } = await startRest()

    await rest.call('GET', 'subscriptions.get')
    rest.signIn({ userId: 'nobody', authToken: 'nothing' })
    await rest.call('GET', 'me')
    const before = [...unauthorized]
    await rest.call('GET', 'subscriptions.get')

    expect(before).toEqual([])
    expect(unauthorized).toEqual(['401'])
  })

  it('ends calls in flight when it is closed', async () => {
    const { sandbox, rest } = await startRest()
    sandbox.faults.rest({ route: 'me', kind: 'hang' })

    const call = rest.call('GET', 'me')
    rest.close()

    await expect(call).rejects.toMatchObject({ name: 'ChatUnavailable' })
  })
})

describe('how long a limit asks to wait', () => {
  const answeredAt = Date.UTC(2026, 10, 22)

  it.each([
    ['the time of its reset, by the workspace’s own clock', { 'x-ratelimit-reset': String(answeredAt + 12_345) }, {}, 12_345],
    ['a reset that has passed', { 'x-ratelimit-reset': String(answeredAt - 1) }, {}, 0],
    ['words', {}, { error: 'Please slow down. You must wait 31 seconds before trying this endpoint again.' }, 31_000],
    ['the header of a proxy', { 'retry-after': '7' }, {}, 7_000],
    ['nothing', {}, {}, undefined],
  ])('is read from %s', (_what, headers, body, expected) => {
    expect(readRetryAfter(headers, body, answeredAt)).toBe(expected)
  })
})
