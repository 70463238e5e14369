import type { InstanceStatus } from '../../src/features/status/instance-status.ts'

/** A healthy bot. */
export const aCondition: InstanceStatus = {
  startedAt: Date.UTC(2026, 10, 22, 17),
  chat: {
    state: { name: 'ready' },
    heartbeat: { lastFrameAt: Date.UTC(2026, 10, 22, 17), messagesReceived: 0 },
    postingRefusal: undefined,
    editingRefusal: undefined,
    findObstacle: async () => undefined,
    findRoom: async () => undefined,
  },
  database: 'SQLite',
  zoneData: '2026c',
  canWrite: async () => true,
}
