/** Which tests may notice a change, nearest first. Later groups only run if the earlier ones don't notice it. */
export interface Area {
  readonly sources: readonly string[]
  readonly tests: readonly (readonly string[])[]
  /** Only what commands declare is changed there. Everything else belongs to another area. */
  readonly isOfDeclarations?: true
}

/** A file belongs to the first area that names it. */
export const areas: readonly Area[] = [
  { sources: ['commands/**/*.ts'], tests: [['tests/commands/{only-reading,who-may}']], isOfDeclarations: true },
  {
    sources: [
      'src/features/visibility/*.ts',
      'src/command/{find-room,ignore-bots,permissions}.ts',
      'src/features/reminders/{eligibility,visible-reminders}.ts',
      'src/features/talks/{model,steps,visible-talks}.ts',
    ],
    tests: [
      [
        'tests/features/visibility/{repositories,room-lookup,visibility}',
        'tests/command/{find-room,ignore-bots,permissions}',
        'tests/features/reminders/eligibility',
        'tests/features/talks/model',
      ],
      ['tests/contracts/concerned-rooms', 'tests/commands/talks', 'tests/features/visibility/leaving'],
    ],
  },
  {
    sources: ['src/platform/rocketchat/{directory,filter}.ts'],
    tests: [['tests/platform/rocketchat/{directory,filter}'], ['tests/bot/{addressing,found-in-chat}']],
  },
  {
    sources: ['commands/general/{no,undo,yes}.ts', 'src/command/{confirmations.sql,follow-up,open-previews}.ts'],
    tests: [
      ['tests/command/follow-up', 'tests/commands/general/{confirm,undo}', 'tests/contracts/confirmations'],
      ['tests/commands/meetups/share', 'tests/bot/{answering-questions,sentences}'],
    ],
  },
  {
    sources: ['commands/meetups/share.ts', 'src/command/shareable-replies.sql.ts'],
    tests: [['tests/commands/meetups/share', 'tests/contracts/sharing'], ['tests/features/visibility/leaving']],
  },
  {
    sources: [
      'commands/meetups/{calendar,report}.ts',
      'src/app/web.ts',
      'src/features/{private-addresses,personal-calendar}/*.ts',
      'src/features/public-site/public-calendar.ts',
      'src/features/report/pages.ts',
    ],
    tests: [
      ['tests/features/{personal-calendar,report}'],
      [
        'tests/features/visibility/attacks',
        'tests/commands/meetups/share',
        'tests/features/public-site',
        'tests/features/visibility/outsider',
      ],
    ],
  },
  {
    sources: [
      'commands/attendance/{who,who-list}.ts',
      'commands/people/{forget-me,log,role-add,role-remove}.ts',
      'src/app/organizers.ts',
      'src/features/people/audit.sql.ts',
      'src/features/status/unwritable-rooms.ts',
    ],
    tests: [
      [
        'tests/app/organizers',
        'tests/features/status',
        'tests/commands/people/{forget-me,log,roles-and-people}',
        'tests/commands/attendance/attendance',
        'tests/commands/topics/remove',
        'tests/contracts/forgetting',
      ],
      ['tests/bot/refusals', 'tests/contracts/{confirmations,nothing-of-them}'],
    ],
  },
  {
    sources: ['commands/reminders/remind.ts', 'src/features/reminders/service.ts', 'src/app/kind-of-number.ts'],
    tests: [
      ['tests/commands/reminders'],
      ['tests/commands/automation', 'tests/commands/meetups/private-rooms', 'tests/commands/talks/vendors'],
    ],
  },
  {
    sources: ['commands/live-minutes/minute-taker.ts', 'src/features/live-minutes/service.ts'],
    tests: [['tests/commands/live-minutes'], ['tests/features/visibility/leaving']],
  },
  {
    sources: ['src/features/attendance/reactions.ts'],
    tests: [['tests/features/attendance', 'tests/commands/attendance/reactions'], ['tests/features/visibility/leaving']],
  },
  {
    sources: ['src/app/{messaging,services}.ts'],
    tests: [
      ['tests/commands/meetups/share', 'tests/features/visibility/leaving'],
      ['tests/features/visibility/outsider', 'tests/config/watch'],
    ],
  },
  {
    sources: ['src/command/*.ts', 'src/command/args/*.ts'],
    tests: [
      ['tests/command'],
      [
        'tests/bot/{addressing,answering-questions,answers,edited-commands,minutes-not-read-yet}',
        'tests/commands/general',
        'tests/commands/people/forget-me',
        'tests/commands/talks/many-changes',
        'tests/contracts/confirmations',
      ],
    ],
  },
  {
    sources: ['src/messaging/*.ts'],
    tests: [
      ['tests/messaging', 'tests/command/handle-message'],
      ['tests/contracts/{inbox,outbox}', 'tests/features/mirrors', 'tests/bot/faults'],
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
