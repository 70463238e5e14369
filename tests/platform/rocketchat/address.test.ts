import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readAddress } from '../../../src/platform/rocketchat/address.ts'
import { createBot, startBot, startWorkspace, tokenLogin } from './support/bot.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8')

describe('the address of a workspace', () => {
  it.each([
    ['https://chat.example.org', { base: 'https://chat.example.org', useSsl: true }],
    ['https://chat.example.org///', { base: 'https://chat.example.org', useSsl: true }],
    ['https://example.org:8443/sub/chat/', { base: 'https://example.org:8443/sub/chat', useSsl: true }],
    ['http://localhost:3000', { base: 'http://localhost:3000', useSsl: false }],
    ['http://127.0.0.1:3000/chat', { base: 'http://127.0.0.1:3000/chat', useSsl: false }],
    ['http://[::1]:3000/', { base: 'http://[::1]:3000', useSsl: false }],
  ])('%s keeps its sub-path and loses its last slashes', (url, address) => {
    expect(readAddress(url, false)).toEqual(address)
  })

  it.each(['chat.example.org', 'ftp://chat.example.org', '', 'localhost:3000'])('"%s" is none', (url) => {
    expect(() => readAddress(url, false)).toThrow('must begin with https://')
  })

  it('is refused when it would send the login over the network in clear, unless that is allowed', () => {
    expect(() => readAddress('http://chat.example.org', false)).toThrow('in clear')
    expect(() => readAddress('http://localhost.example.org', false)).toThrow('in clear')
    expect(readAddress('http://rocketchat:3000', true)).toEqual({ base: 'http://rocketchat:3000', useSsl: false })
  })

  it('is refused when it holds a password', () => {
    expect(() => readAddress('https://bot:secret@chat.example.org', false)).toThrow(/must not hold(?!.*secret)/)
  })
})

describe('a workspace under a sub-path', () => {
  it('works over REST and realtime', async () => {
    const sandbox = await startWorkspace({ basePath: '/sub/chat' })
    const bot = await startBot(sandbox, { url: `${sandbox.url}/` })

    const message = sandbox.say('akua', 'cloudnative', 'hello')
    await bot.heard.untilHeard('hello')
    await bot.chat.react(message._id, ':+1:')

    expect(sandbox.url).toMatch(/\/sub\/chat$/)
    expect(bot.heard.texts).toEqual(['hello'])
  })
})

describe('a workspace behind TLS', () => {
  it('works over REST and realtime when its certificate is trusted', async () => {
    const cert = fixture('localhost.cert.pem')
    const before = getCACertificates()
    onTestFinished(() => setDefaultCACertificates(before))
    setDefaultCACertificates([...before, cert])
    const sandbox = await startWorkspace({ tls: { key: fixture('localhost.key.pem'), cert }, basePath: '/chat' })

    const bot = await startBot(sandbox)
    sandbox.say('akua', 'cloudnative', 'hello')
    await bot.heard.untilHeard('hello')

    expect(sandbox.url).toMatch(/^https:/)
    expect(bot.heard.texts).toEqual(['hello'])
  })

  it('isn’t trusted with a self-signed certificate', async () => {
    const tls = { key: fixture('localhost.key.pem'), cert: fixture('localhost.cert.pem') }
    const sandbox = await startWorkspace({ tls })
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), random: () => 0.5 })

    bot.chat.start(bot.heard)
    await bot.heard.untilState('connecting')

    expect(bot.chat.state).toMatchObject({ reason: expect.stringMatching(/certificate/) })
    expect(sandbox.counters.requests).toEqual([])
  })
})
