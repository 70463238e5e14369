import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../src/platform/clock.ts'
import { startWebServer, type WebServer, type WebServerOptions } from '../../src/platform/http/index.ts'
import { createLog } from '../../src/platform/log.ts'
import type { Clock } from '../../src/shared/clock.ts'
import type { Page } from '../../src/shared/pages.ts'
import { createFakeClock } from '../support/fake-clock.ts'

const page: Page = {
  type: 'text/html; charset=utf-8',
  body: '<p>é</p>',
  lang: 'fr',
  policy: "default-src 'none'; style-src 'sha256-x'",
}

describe('the web server', () => {
  let server: WebServer

  afterEach(() => server.close())

  async function start(options: Partial<WebServerOptions> = {}, clock: Clock = createSystemClock()): Promise<string> {
    server = await startWebServer({
      ...{ host: '127.0.0.1', port: 0, clock, log: createLog('silent') },
      isReady: async () => undefined,
      metrics: async () => 'a 1',
      pages: { find: async (path) => (path === '/fr' ? page : undefined) },
      ...options,
    })
    return `http://127.0.0.1:${server.port}`
  }

  it('lets a page run nothing, load nothing, be framed by nobody and send no referrer', async () => {
    const url = await start()

    const { headers } = await fetch(`${url}/fr`)

    expect(headers.get('content-security-policy')).toBe(page.policy)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-language')).toBe('fr')
  })

  it('answers a probe with a policy that allows nothing and forbids caching', async () => {
    const url = await start()

    const answers = await Promise.all(['/livez', '/readyz', '/metrics', '/nothing'].map((path) => fetch(url + path)))

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404])
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(Array(4).fill('no-store'))
    for (const { headers } of answers) expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/)
  })

  it('sends a page that the reader has no second time', async () => {
    const url = await start()
    const first = await fetch(`${url}/fr`)
    const tag = first.headers.get('etag') ?? ''

    const again = await fetch(`${url}/fr`, { headers: { 'if-none-match': `"other", W/${tag}` } })

    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
  })

  it('answers HEAD with the headers of GET, and anything else with what it allows', async () => {
    const url = await start()

    const head = await fetch(`${url}/fr`, { method: 'HEAD' })
    const post = await fetch(`${url}/fr`, { method: 'POST', body: 'x' })

    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '9', ''])
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('says in both languages that it is unavailable when the database fails, and goes on', async () => {
    const url = await start({ pages: { find: () => Promise.reject(new Error('gone: postgres://user:secret@host')) } })

    const answer = await fetch(`${url}/fr`)

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await answer.text()).toBe(
      'Not available right now; please try again in a minute. / Indisponible; réessayez dans une minute.\n',
    )
    expect((await fetch(`${url}/livez`)).status).toBe(200)
  })

  it('says that it is not ready when the database has not answered after three seconds', async () => {
    const clock = createFakeClock()
    const url = await start({ isReady: () => new Promise(() => {}) }, clock)

    const asked = fetch(`${url}/readyz`)
    await clock.scheduled(3_000)
    clock.advance(3_000)

    const answer = await asked
    expect([answer.status, await answer.text()]).toEqual([503, 'not ready: the database does not answer\n'])
  })

  it('refuses headers of more than 8 kB', async () => {
    const url = await start()

    const { status } = await fetch(`${url}/livez`, { headers: { 'x-long': 'a'.repeat(9_000) } })

    expect(status).toBe(431)
  })

  it('hangs up on somebody who takes longer than five seconds for a request, and answers others meanwhile', async () => {
    const url = await start()
    const slow = connect(server.port, '127.0.0.1')
    const hungUp = new Promise((resolve) => slow.once('close', resolve))
    slow.on('error', () => {}).resume()
    slow.write('GET /livez HTTP/1.1\r\nhost: a\r\nx-slow: ')

    const { status } = await fetch(`${url}/livez`)

    expect(status).toBe(200)
    await hungUp
  }, 15_000)

  it('takes a path of any form for one that there is not', async () => {
    await start()
    const ask = (path: string) =>
      new Promise((resolve, reject) => {
        httpRequest({ host: '127.0.0.1', port: server.port, path }, ({ statusCode }) => resolve(statusCode))
          .on('error', reject)
          .end()
      })

    const statuses = await Promise.all(['//', '/../etc/passwd', '/%', '/%2e%2e', '*', 'http://elsewhere/fr'].map(ask))

    expect(statuses).toEqual(Array(6).fill(404))
  })
})
