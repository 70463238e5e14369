import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Config } from '../../config/schema.ts'
import { openStore } from '../../src/app/open-store.ts'
import type { Caller } from '../../src/command/caller.ts'
import { readAutomation } from '../../src/features/automation/model.ts'
import { createCalendarWriter } from '../../src/features/meetups/ical-writer.ts'
import { createMinutesFolder } from '../../src/features/minutes/sources/index.ts'
import type { Services } from '../../src/features/services.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { createFakeClock } from './fake-clock.ts'
import { aCondition } from './instance-status.ts'
import { noPublisher } from './no-publisher.ts'
import { openView } from './services.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const silent = { warn() {} }

/** What a minutes command needs when it's called directly. */
export interface MinutesDesk {
  /** @param source A folder of minutes, relative to the root of the repository. */
  needs(source: string): Services
  caller(lang: Lang): Caller
  close(): Promise<void>
}

export async function openMinutesDesk(): Promise<MinutesDesk> {
  const store = await openStore({ url: 'sqlite::memory:' })
  return {
    needs: (source) => ({
      ...store,
      minutes: createMinutesFolder({
        folder: resolve(root, source),
        siteUrl: 'https://example.ca',
        glossaryFile: resolve(root, 'config/minutes-glossary.yaml'),
        log: silent,
        clock: createFakeClock(),
      }),
      publisher: noPublisher,
      ...{ sight: 'system' as const, view: openView },
      calendar: createCalendarWriter('chat.example.ca'),
      clock: createFakeClock(),
      community: {
        ...{ mirrors: [], postsPerMinute: 3, pendingReminders: 20, quiet: { weekends: false, holidays: false } },
        plan: readAutomation(Config.parse({}).community.plan),
        zone: 'America/Toronto',
        language: 'en' as const,
        conduct: { en: '', fr: '' },
        retentionDays: 30,
        logDays: 730,
        version: '0.0.0',
      },
      kindOfNumber: async () => undefined,
      allSeries: store.series,
      instanceStatus: aCondition,
      workspace: { settings: { maxMessageLength: 5000 }, botName: 'rendezvous', linkTo: () => undefined },
    }),
    caller: (lang) => ({
      id: 'u1',
      username: 'akua',
      lang,
      zone: 'America/Toronto',
      room: { id: 'r1', kind: 'channel' },
    }),
    close: () => store.close(),
  }
}
