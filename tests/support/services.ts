import { Config } from '../../config/schema.ts'
import { createServices } from '../../src/app/services.ts'
import { noMinutes } from '../../src/features/minutes/sources/index.ts'
import type { View } from '../../src/features/visibility/view.ts'
import { aCondition } from './instance-status.ts'
import { noPublisher } from './no-publisher.ts'

/** Everything is for everyone. */
export const openView: View = { everyone: 'system', inRoom: () => 'system', isComplete: true }

type Parts = Parameters<typeof createServices>[0]

/** What commands and jobs need, for a bot without minutes or configuration, unless a test provides its own. */
export function createTestServices(parts: Pick<Parts, 'clock' | 'chat'> & Partial<Parts>): ReturnType<typeof createServices> {
  return createServices({
    config: Config.parse({}),
    version: '0',
    minutes: noMinutes,
    instanceStatus: aCondition,
    publisher: noPublisher,
    latestView: () => openView,
    ...parts,
  })
}
