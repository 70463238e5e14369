import type { Config } from '../../config/schema.ts'
import { createPersonalCalendars } from '../features/personal-calendar/pages.ts'
import { createPages } from '../features/public-site/index.ts'
import { createReportPages } from '../features/report/pages.ts'
import type { Store } from '../features/repositories.ts'
import type { Visibility } from '../features/visibility/visibility.ts'
import type { Chat } from '../messaging/chat.ts'
import { ChatUnavailable } from '../messaging/chat-errors.ts'
import { startWebServer, type WebServer } from '../platform/http/index.ts'
import type { MetricsPage } from '../platform/metrics.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Pages } from '../shared/pages.ts'
import { whyNotReady } from './health.ts'
import type { createServices } from './services.ts'
import { workspaceHostOf } from './workspace-host.ts'

interface Parts {
  readonly config: Config
  readonly store: Store
  readonly chat: Chat
  readonly clock: Clock
  readonly log: Log
  readonly metrics: MetricsPage
  readonly visibility: Visibility
  readonly services: ReturnType<typeof createServices>
  readonly isWritable: () => Promise<boolean>
}

/**
 * Health checks, metrics, calendars and the public page.
 * @throws Error when the address or the port can't be used.
 */
export function startWeb(parts: Parts): Promise<WebServer> {
  const { config, store, chat, clock, log, metrics, visibility, services, isWritable } = parts
  const settings = () => config.server
  async function needsOf(personId: string) {
    const person = await chat.findPerson({ id: personId })
    if (person === undefined || person.isClosed) return undefined
    const { view, reader: sight } = await visibility.lookAlone(store, person)
    return services(store, { sight, view, onShown: () => {} })
  }
  async function publicNeeds() {
    const view = await visibility.look(store)
    // An error is better than a page that says there are no meetups.
    if (!view.isComplete) throw new ChatUnavailable('The workspace does not say which rooms are public.')
    return services(store, { sight: view.everyone, view, onShown: () => {} })
  }
  const addressed = { addresses: store.privateAddresses, clock, needsOf, settings }
  return startWebServer({
    ...{ host: config.server.host, port: config.server.port, metrics: metrics.write, clock, log },
    isReady: () => whyNotReady(chat, isWritable),
    pages: inOrder([
      createPersonalCalendars(addressed),
      createReportPages(addressed),
      createPages({
        host: workspaceHostOf(config),
        clock,
        fallbackLang: () => config.community.language,
        needs: publicNeeds,
        settings,
      }),
    ]),
  })
}

/** The first page found. */
function inOrder(all: readonly Pages[]): Pages {
  return {
    async find(path, acceptLanguage) {
      for (const pages of all) {
        const page = await pages.find(path, acceptLanguage)
        if (page !== undefined) return page
      }
      return undefined
    },
  }
}
