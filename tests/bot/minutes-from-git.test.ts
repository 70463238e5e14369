import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '../../src/shared/clock.ts'
import { startTestBot, type TestBot } from '../support/bot.ts'
import { createRepository, type GitServer, serveGit, type TestRepository } from '../support/git-remote.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'
import { testClock } from '../support/test-clock.ts'

/** Waits ten times as long before it says that Git isn't done yet: on a busy machine, Git takes seconds. */
const clock: Clock = { now: testClock.now, after: (delayMs, then) => testClock.after(10 * delayMs, then) }

let base: string
let server: GitServer
let repository: TestRepository
let bot: TestBot
const logLines: string[] = []
beforeEach(async () => {
  base = createTemporaryFolder()
  repository = createRepository(join(base, 'served'), { 'content/meetups/2018-03-22.md': '## Talks\n\n* Helm charts\n' })
  server = await serveGit(join(base, 'served'), { login: 'x-access-token:s3cret-t0ken' })
  bot = await startTestBot({
    clock,
    logLines,
    minutes: {
      source: `${server.url}/remote.git#main:content/meetups`,
      token: 's3cret-t0ken',
      copyFolder: join(base, 'copies'),
    },
  })
})
afterEach(async () => {
  await bot.close()
  await server.close()
})

describe('a bot whose minutes are in a private repository', () => {
  it('answers from them, takes up what is pushed when an organizer asks, and tells nobody the token', async () => {
    expect((await bot.ask('akua', '!meetup minutes helm')).msg).toContain('`* Helm charts`')
    repository.commit({ 'content/meetups/2018-04-24.md': '## Talks\n\n* Istio meshes\n' })

    expect((await bot.ask('akua', '!meetup minutes refresh')).msg).toMatch(/organizer/i)
    expect((await bot.ask('olga', '!meetup minutes refresh')).msg).toContain('2 meetups, 1 file read')
    expect((await bot.ask('felix', '!rencontre pv istio')).msg).toContain('`* Istio meshes`')
    await server.close()
    expect((await bot.ask('olga', '!rencontre compte-rendu rafraîchir')).msg).toContain('Le serveur Git est injoignable.')

    expect(logLines.join('\n')).toContain('the minutes could not be refreshed')
    expect(logLines.join('\n')).not.toMatch(/s3cret|eC1hY2Nlc3M/)
  })
})
