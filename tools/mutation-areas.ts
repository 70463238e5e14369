/** Which tests may notice a change, nearest first. Later groups only run if the earlier ones don't notice it. */
export interface Area {
  readonly sources: readonly string[]
  readonly tests: readonly (readonly string[])[]
}

/** A file belongs to the first area that names it. */
export const areas: readonly Area[] = [
  {
    sources: [
      'src/features/visibility/*.ts',
      'src/command/permissions.ts',
      'src/command/ignore-bots.ts',
      'src/features/talks/visible-talks.ts',
      'src/features/reminders/visible-reminders.ts',
    ],
    tests: [
      [
        'tests/features/visibility/visibility',
        'tests/features/visibility/repositories',
        'tests/features/visibility/room-lookup',
        'tests/command/permissions',
        'tests/command/ignore-bots',
      ],
    ],
  },
  {
    sources: ['src/command/*.ts', 'src/command/args/*.ts'],
    tests: [
      ['tests/command'],
      ['tests/bot/addressing', 'tests/bot/answers', 'tests/commands/general', 'tests/contracts/confirmations'],
    ],
  },
  {
    sources: ['src/messaging/*.ts'],
    tests: [
      ['tests/messaging', 'tests/command/handle-message'],
      ['tests/contracts/inbox', 'tests/contracts/outbox', 'tests/bot/faults'],
    ],
  },
  {
    sources: ['src/features/lookup/*.ts', 'src/features/people/*.ts'],
    tests: [
      ['tests/features/people', 'tests/commands/meetups'],
      ['tests/commands/people', 'tests/contracts/people'],
    ],
  },
]
