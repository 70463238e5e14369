import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runtimeZoneData, writeLocalTime } from '../../../../src/shared/dates/zone-data.ts'
import { afterTheLaw, planAll, tellSome, zones } from './two-editions.ts'

describe('ten years of every kind of repetition in six zones, with two editions of the zone data', () => {
  const now = runtimeZoneData
  const later = afterTheLaw()
  const byNow = planAll(now, later)
  const byLater = planAll(later, now)

  it('has the same days and local times by both, and every kind', () => {
    expect(byLater.map(({ zone, kind, local }) => `${zone} ${kind} ${local}`)).toEqual(
      byNow.map(({ zone, kind, local }) => `${zone} ${kind} ${local}`),
    )
    expect(new Set(byNow.map(({ zone, kind }) => `${zone} ${kind}`)).size).toBe(zones.length * 9 + 3)
    expect(byNow.length).toBeGreaterThan(20_000)
  })

  it('shows its local time, but for the hours that clocks skip', () => {
    for (const [data, planned] of [
      [now, byNow],
      [later, byLater],
    ] as const) {
      const others = planned.filter(({ zone, local, at }) => writeLocalTime(data.localOf(at, zone)) !== local)
      expect(others.filter(({ local }) => !local.endsWith('T02:30'))).toEqual([])
      expect(
        others.every(({ zone, local, at }) => writeLocalTime(data.localOf(at, zone)) === local.replace('T02', 'T03')),
      ).toBe(true)
    }
  })

  it('is, derived by the other edition, what that edition would have planned, to and fro', () => {
    const off = (planned: typeof byNow, right: typeof byNow) =>
      planned.filter(({ derived }, index) => derived !== right[index]?.at)

    // An hour that occurs twice may keep its second one: it shows the same local time.
    expect(off(byNow, byLater).filter(({ local }) => local.endsWith('T13:00'))).toEqual([])
    expect(off(byLater, byNow).filter(({ local }) => local.endsWith('T13:00'))).toEqual([])
    expect(
      off(byNow, byLater).every(({ zone, local, derived }) => writeLocalTime(later.localOf(derived, zone)) === local),
    ).toBe(true)
    expect(byNow.filter(({ at, derived }) => at !== derived).length).toBeGreaterThan(5_000)
  })

  const here = tellSome()

  it.each(['Pacific/Auckland', 'America/St_Johns'])(
    'is the same on a host in %s',
    (hostZone) => {
      const script = `
        import { tellSome } from ${JSON.stringify(new URL('./two-editions.ts', import.meta.url).href)}
        process.stdout.write(tellSome())`

      const printed = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
        cwd: fileURLToPath(new URL('../../../..', import.meta.url)),
        env: { ...process.env, TZ: hostZone, NODE_OPTIONS: '' },
        encoding: 'utf8',
      })

      expect(printed).toBe(here)
    },
    60_000,
  )
})
