import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../sandbox/index.ts'
import { openStore } from '../../src/app/open-store.ts'
import { appointOrganizers } from '../../src/app/organizers.ts'
import { diagnose } from '../../src/doctor/diagnose.ts'
import { exitCodeOf, type Finding } from '../../src/doctor/finding.ts'
import { checkMachine, thisMachine } from '../../src/doctor/machine.ts'
import { createSystemClock } from '../../src/platform/clock.ts'
import { databaseKinds, sqlite } from '../support/stores.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'
import { useEach } from '../support/use-each.ts'
import { useDatabase } from '../support/use-store.ts'
import { says, secretPath, startWebhookServer } from '../support/webhook-server.ts'

const clock = createSystemClock()
const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** Findings that aren't good, by name, with who fixes them. */
function bad(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ check, level, mend }) =>
    level === 'good' ? [] : [`${level}: ${check}${mend ? ` (${mend.who})` : ''}`],
  )
}

describe('the doctor', () => {
  const sandbox = useEach(startSandbox)
  const database = useDatabase(sqlite)

  beforeEach(() => {
    sandbox.setting('Message_AllowUnrecognizedSlashCommand', true)
  })

  function environment(more: Record<string, string> = {}, account = 'rendezvous'): Record<string, string> {
    const { userId, authToken } = sandbox.issueToken(account)
    return {
      ...{ ROCKETCHAT_URL: sandbox.url, ROCKETCHAT_USER_ID: userId, ROCKETCHAT_AUTH_TOKEN: authToken },
      ...{ DATABASE_URL: database.url, RENDEZVOUS_ORGANIZERS: 'olivia' },
      ...{ MINUTES_SOURCE: 'sandbox/minutes', MINUTES_SITE_URL: 'https://example.ca/meetups' },
      ...more,
    }
  }

  it('finds all good on a workspace that is set up, and writes nothing that anybody else can see', async () => {
    const { findings } = await diagnose(environment(), clock)

    expect(bad(findings)).toEqual([])
    expect(exitCodeOf(findings)).toBe(0)
    expect(findings.find(({ check }) => check === 'workspace.rooms')?.means).toMatch(/2 room\(s\): .*#cloudnative/)
    const seen = ['cloudnative', 'general'].flatMap((room) => sandbox.messages(room))
    expect(seen.filter(({ u }) => u.username === 'rendezvous')).toEqual([])
  })

  it('tries each mirror without posting anything, and says what is wrong in both languages', async () => {
    const hook = await startWebhookServer()
    const file = join(createTemporaryFolder(), 'config.yaml')
    writeFileSync(file, 'announcements:\n  mirrors: [{ name: dev }, { name: gone }]\n')
    const env = environment({ RENDEZVOUS_CONFIG: file, MIRROR_DEV_URL: hook.address, MIRROR_GONE_URL: `${hook.address}/gone` })

    const well = await diagnose(env, clock)
    hook.answers.push(says(404, 'no_service'), says(404, 'no_service'))
    const dead = await diagnose(env, clock, 'fr')

    expect(bad(well.findings)).toEqual([])
    expect(bad(dead.findings)).toEqual(['warning: mirror.dev (operator)', 'warning: mirror.gone (operator)'])
    expect(dead.findings.find(({ check }) => check === 'mirror.gone')?.means).toContain(
      'n’accepte pas les messages (404 no_service)',
    )
    expect(hook.texts).toEqual([])
    expect(JSON.stringify([well, dead])).not.toContain(secretPath)
    await hook.close()
  })

  it('says who can help when slash commands don’t leave the web client', async () => {
    sandbox.setting('Message_AllowUnrecognizedSlashCommand', false)

    const { findings } = await diagnose(environment(), clock)

    expect(bad(findings)).toEqual(['warning: workspace.slash (administrator)'])
    expect(exitCodeOf(findings)).toBe(1)
  })

  it('says that a token is refused, and looks at the rest', async () => {
    const { findings } = await diagnose(environment({ ROCKETCHAT_AUTH_TOKEN: 'wrong' }), clock)

    expect(bad(findings)).toEqual(['broken: workspace.login (operator)', 'unknown: workspace.account'])
    expect(findings.some(({ check }) => check === 'machine.zones')).toBe(true)
    expect(exitCodeOf(findings)).toBe(2)
  })

  it('warns of a password, which an emailed code can lock out, and of an account that isn’t a bot; leaves no login', async () => {
    const { ROCKETCHAT_USER_ID: _, ROCKETCHAT_AUTH_TOKEN: __, ...rest } = environment()
    const { findings } = await diagnose({ ...rest, ROCKETCHAT_USER: 'alice', ROCKETCHAT_PASSWORD: 'demo' }, clock)

    expect(bad(findings)).toEqual([
      'warning: workspace.second-factor (operator)',
      'warning: workspace.roles (administrator)',
      'warning: workspace.limits (administrator)',
    ])
    expect(sandbox.counters.rest['logout']).toBe(1)
  })

  it.each([
    ['chat.sendMessage', 'broken: workspace.permissions.post (administrator)'],
    ['chat.react', 'broken: workspace.permissions.react (administrator)'],
    ['chat.update', 'broken: workspace.permissions.edit (administrator)'],
    ['im.create', 'broken: workspace.permissions.direct (administrator)'],
    ['users.info', 'broken: workspace.permissions.people (administrator)'],
  ])('tries %s and says what a refusal means', async (route, expected) => {
    const body = { success: false, error: 'Not allowed [error-not-allowed]', errorType: 'error-not-allowed' }
    sandbox.faults.rest({ route, kind: 'answer', status: 400, body })

    const { findings } = await diagnose(environment(), clock)

    expect(bad(findings)).toEqual([expected])
  })

  it('names a workspace that takes no messages, and who can mend that', async () => {
    sandbox.restrict(true)

    const { findings } = await diagnose(environment(), clock)

    expect(bad(findings)).toContain('broken: workspace.permissions.post (administrator)')
    expect(findings.find(({ check }) => check === 'workspace.permissions.post')?.means).toContain('restricted-workspace')
  })

  it.each([
    [{ readOnly: true }, 'read-only'],
    [{ archived: true }, 'archived'],
    [{ encrypted: true }, 'encrypted'],
    [{ muted: ['rendezvous'] }, 'muted'],
  ])('names the rooms that the bot cannot write in: %o', async (state, word) => {
    sandbox.setRoom('general', state)

    const { findings } = await diagnose(environment(), clock)

    expect(bad(findings)).toEqual(['warning: workspace.room (organizer)'])
    expect(findings.find(({ check }) => check === 'workspace.room')?.means).toMatch(new RegExp(`(?=.*#general).*${word}`))
  })

  it('finds that the proxy lets no web socket through', async () => {
    sandbox.faults.rest({ route: '/websocket', kind: 'refuse' })

    const { findings } = await diagnose(environment(), clock)

    expect(bad(findings)).toEqual(['broken: workspace.realtime (administrator)'])
  })

  it('finds that its clock is two minutes ahead of the workspace, or ten seconds behind', async () => {
    const shifted = (ms: number) => ({ ...clock, now: () => clock.now() + ms })

    const ahead = await diagnose(environment(), shifted(120_000))
    const behind = await diagnose(environment(), shifted(-10_000))

    expect(bad(ahead.findings)).toEqual(['broken: workspace.clock (operator)'])
    expect(ahead.findings.find(({ check }) => check === 'workspace.clock')?.means).toMatch(/1(19|20) s ahead of/)
    expect(bad(behind.findings)).toEqual(['warning: workspace.clock (operator)'])
  })

  it('distinguishes a closed port, another server and an unknown certificate', async () => {
    const gone = await startSandbox()
    await gone.close()
    const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/tls', name), 'utf8')
    const secure = await startSandbox({ tls: { key: fixture('localhost.key.pem'), cert: fixture('localhost.cert.pem') } })
    const means = async (url: string) =>
      (await diagnose(environment({ ROCKETCHAT_URL: url }), clock)).findings.find(({ check }) => check === 'workspace.reach')
        ?.means

    sandbox.faults.rest({ route: '/api/info', kind: 'answer', status: 200, body: '<h1>Welcome</h1>' })
    const found = [await means(gone.url), await means(sandbox.url), await means(secure.url)]

    expect(found[0]).toContain('nothing answers there (ECONNREFUSED')
    expect(found[1]).toContain('something other than Rocket.Chat answers there')
    expect(found[2]).toMatch(/its certificate is not trusted \(.*SIGN/)
    await secure.close()
  })

  it.each(databaseKinds.filter(({ isHere }) => isHere))(
    'names organizers whose name was nobody’s at the first start, on $name',
    async ({ create }) => {
      const other = await create()
      const store = await openStore({ url: other.url })
      const needs = { chat: { findPerson: async () => undefined }, store, clock, log: silent }
      await appointOrganizers(['victor', 'ghost'], needs)
      await store.close()

      const { findings } = await diagnose(
        environment({ DATABASE_URL: other.url, RENDEZVOUS_ORGANIZERS: 'olivia,victor' }),
        clock,
      )
      const { findings: mended } = await diagnose(environment({ DATABASE_URL: other.url }), clock)
      await other.remove()

      expect(bad(findings)).toEqual(['warning: database.organizers (operator)'])
      expect(findings.find(({ check }) => check === 'database.organizers')?.means).toMatch(/nobody's: victor\.$/)
      expect(bad(mended)).toEqual([])
    },
  )

  it('names organizers that the workspace does not know', async () => {
    const { findings } = await diagnose(environment({ RENDEZVOUS_ORGANIZERS: 'olivia,nobody' }), clock)

    expect(bad(findings)).toEqual(['warning: workspace.organizers (operator)'])
    expect(findings.find(({ check }) => check === 'workspace.organizers')?.means).toMatch(/: nobody\.$/)
  })

  it('lists each bad file of minutes beside the number of good ones, and a folder that is not there', async () => {
    const folder = createTemporaryFolder()
    writeFileSync(join(folder, '2018-03-22.md'), '+++\ntitle = "2018-03-22"\n+++\n# Talks\n- Helm\n')
    writeFileSync(join(folder, 'empty-one.md'), '')

    const some = await diagnose(environment({ MINUTES_SOURCE: folder }), clock)
    const none = await diagnose(environment({ MINUTES_SOURCE: join(folder, 'nowhere') }), clock)

    expect(bad(some.findings)).toEqual(['warning: minutes.file (organizer)'])
    expect(some.findings.filter(({ check }) => check.startsWith('minutes')).map(({ means }) => means)).toEqual([
      'The minutes can be read (1).',
      'empty-one.md: it is empty.',
    ])
    expect(bad(none.findings)).toEqual(['broken: minutes.source (operator)'])
  })

  it('counts what it passes over among the minutes, and warns of Markdown that it cannot get at', async () => {
    const folder = createTemporaryFolder()
    writeFileSync(join(folder, '2018-03-22.md'), '+++\ntitle = "2018-03-22"\n+++\n# Talks\n- Helm\n')
    writeFileSync(join(folder, 'slides.pdf'), '%PDF')

    const read = await diagnose(environment({ MINUTES_SOURCE: folder }), clock)
    writeFileSync(join(folder, '2018-04-24.md'), 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1\n')
    const pointed = await diagnose(environment({ MINUTES_SOURCE: folder }), clock)
    rmSync(join(folder, '2018-03-22.md'))
    rmSync(join(folder, '2018-04-24.md'))
    const empty = await diagnose(environment({ MINUTES_SOURCE: folder }), clock)

    expect(bad(read.findings)).toEqual([])
    expect(read.findings.map(({ means }) => means)).toContain('The minutes can be read (1). Passed over: 1 PDF.')
    expect(bad(pointed.findings)).toEqual(['warning: minutes.unread (organizer)'])
    expect(pointed.findings.map(({ means }) => means)).toContain(
      "Some files may hold minutes that the bot doesn't read: 1 in Git LFS.",
    )
    expect(bad(empty.findings)).toEqual(['warning: minutes.source (operator)', 'warning: minutes.unread (organizer)'])
  })

  it('says where nothing can be written, and that a server of a database does not answer', async () => {
    const unwritable = await diagnose(environment({ DATABASE_URL: 'sqlite:/dev/null/test.db' }), clock)
    const away = await diagnose(environment({ DATABASE_URL: 'postgres://bot:hidden-word@127.0.0.1:9/x' }), clock)

    expect(bad(unwritable.findings)).toEqual(['broken: database.folder (operator)'])
    expect(bad(away.findings)).toEqual(['broken: database.open (operator)'])
    expect(JSON.stringify(away.findings)).not.toContain('hidden-word')
  })

  it('lists every mistake of the configuration', async () => {
    const { findings } = await diagnose({ ROCKETCHAT_URL: 'nowhere', LOG_LEVEL: 'loud' }, clock, 'fr')

    expect(bad(findings)).toEqual(['broken: configuration (operator)', 'broken: configuration (operator)'])
    expect(findings[0]?.means).toMatch(/^La configuration contient une erreur/)
  })

  it('knows when the time zone data is years old, or a runtime has no French', () => {
    const old = { ...thisMachine(), timeZoneData: '2022b', march: 'March' }

    const findings = checkMachine(old, 'America/Toronto', 'en', Date.UTC(2026, 10, 22))

    expect(bad(findings)).toEqual(['broken: machine.french (operator)', 'warning: machine.zones (operator)'])
  })

  it('tells the edition of the time zone data with its age, and warns when a copy has used a newer one', async () => {
    const machine = { ...thisMachine(), timeZoneData: '2026b' }
    const now = Date.UTC(2026, 10, 22)
    const zonesOf = (newest?: string) =>
      checkMachine(machine, 'America/Toronto', 'en', now, newest).find(({ check }) => check === 'machine.zones')

    expect(zonesOf()).toMatchObject({ level: 'good', means: 'The time zone data is edition 2026b, about 7 months old.' })
    expect(zonesOf('2026c')).toMatchObject({ level: 'warning' })
    expect(zonesOf('2026c')?.means).toContain('a copy of the bot has used 2026c on this database')
  })

  it('finds in the database which edition its copies have used', async () => {
    const store = await openStore({ url: database.url })
    await store.settings.set('zoneData', '2099z')
    await store.close()

    const { findings } = await diagnose({ DATABASE_URL: database.url, MINUTES_SOURCE: 'sandbox/minutes' }, clock)

    expect(findings.find(({ check }) => check === 'machine.zones')?.means).toContain('2099z')
  })

  it('says as a command what would be needed when nothing is set, in French when asked, with 1 as its exit code', async () => {
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: database.url }
    const run = (...args: string[]) =>
      new Promise<{ code: unknown; output: string }>((resolve) => {
        execFile(process.execPath, ['src/doctor/main.ts', ...args], { env }, (error, output) =>
          resolve({ code: error?.code ?? 0, output }),
        )
      })

    const [text, json] = await Promise.all([run('--lang', 'fr'), run('--json')])

    expect(text.code).toBe(1)
    expect(text.output).toMatch(
      /à revoir\s+Aucun espace n’est désigné[\s\S]*→ Exploitation du robot\u00a0: Définissez ROCKETCHAT_URL/,
    )
    expect(JSON.parse(json.output)).toMatchObject({ exitCode: 1, lang: 'en' })
  })
})

describe.each(databaseKinds)('the doctor on $name', ({ name, isHere, create }) => {
  it.skipIf(!isHere)('tells how many copies use the database, and of what version its schema is', async () => {
    const database = await create()
    const about = async (check: string) =>
      (await diagnose({ DATABASE_URL: database.url }, clock)).findings.find((one) => one.check === check)

    const store = await openStore({ url: database.url })
    const [inUse, schema, nobody] = [
      await about('database.copies'),
      await about('database.schema'),
      await about('database.organizers'),
    ]
    await store.close()
    const after = await about('database.copies')

    expect(inUse?.means).toMatch(/: 1\.$/)
    expect(schema).toMatchObject({ level: 'good', means: 'Its schema is up to date.' })
    expect(nobody?.level).toBe('warning')
    expect(after?.means).toMatch(/: 0\.$/)
    await database.remove()
  })

  it.skipIf(!isHere || name === 'SQLite')('counts copies on one machine one by one', async () => {
    const database = await create()
    const stores = [await openStore({ url: database.url }), await openStore({ url: database.url })]

    const { findings } = await diagnose({ DATABASE_URL: database.url }, clock)

    expect(findings.find(({ check }) => check === 'database.copies')?.means).toMatch(/: 2\.$/)
    for (const store of stores) await store.close()
    await database.remove()
  })
})
