import type { Caller } from '../../src/command/caller.ts'
import { replyPrivately } from '../../src/command/reply.ts'
import type { Services } from '../../src/features/services.ts'
import { statusMessages } from '../../src/features/status/messages.ts'
import type { Waiting } from '../../src/features/status/repository.ts'
import { describeTroubles } from '../../src/features/status/trouble-messages.ts'
import { findUnwritableRooms } from '../../src/features/status/unwritable-rooms.ts'
import { dayMs } from '../../src/shared/dates/time.ts'
import { monthsSince } from '../../src/shared/dates/zone-data.ts'
import { formatMoment } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

export const status = defineCommand({
  name: 'status',
  verbs: { en: ['status'], fr: ['état'] },
  group: 'organizers',
  who: 'organizer',
  summary: { en: 'whether all is well, and what needs attention', fr: fr`l'état du robot, et ce dont il faut s'occuper` },
  examples: { en: ['status'], fr: ['état'] },
  args: {},
  async run(needs, _args, { lang, zone }) {
    const say = statusMessages[lang]
    const waiting = await needs.stats.waiting(needs.clock.now())
    const troubles = describeTroubles(await findTroubles(needs, waiting), lang)
    return replyPrivately(
      [
        say.headline(),
        ...(troubles.length === 0 ? [say.well()] : troubles.map((one) => `- ${one}`)),
        '',
        ...(await describe(needs, waiting, { lang, zone })),
      ].join('\n'),
    )
  },
})

async function findTroubles(needs: Services, { oldestDueAt, newestZoneData }: Waiting) {
  const { stats, instanceStatus, minutes, clock, community } = needs
  const now = clock.now()
  const months = monthsSince(instanceStatus.zoneData, now)
  const problems = (minutes.counts()?.problems ?? 0) === 0 ? [] : await minutes.problems()
  const troubles = await stats.troubles(now - dayMs, now)
  return {
    ...troubles,
    unwritableRooms: await findUnwritableRooms(needs, instanceStatus.chat, troubles.refusingRooms),
    postingRefusal: instanceStatus.chat.postingRefusal?.code,
    editingRefusal: instanceStatus.chat.editingRefusal?.code,
    lagMs: oldestDueAt === undefined ? 0 : now - oldestDueAt,
    canWrite: await instanceStatus.canWrite(),
    state: instanceStatus.chat.state,
    minutesFiles: [...new Set(problems.map(({ file }) => file))],
    postsPerMinute: community.postsPerMinute,
    zoneData: {
      edition: instanceStatus.zoneData,
      ...(months !== undefined && { months }),
      ...(newestZoneData !== undefined && { newest: newestZoneData }),
    },
  }
}

async function describe(
  { instanceStatus, subscriptions, clock, community }: Services,
  { messages, reminders, commands, oldestDueAt }: Waiting,
  { lang, zone }: Pick<Caller, 'lang' | 'zone'>,
): Promise<readonly string[]> {
  const say = statusMessages[lang]
  const now = clock.now()
  const { lastFrameAt: heardAt } = instanceStatus.chat.heartbeat
  const months = monthsSince(instanceStatus.zoneData, now)
  return [
    say.version(community.version, formatMoment(instanceStatus.startedAt, lang, zone)),
    say.workspace(instanceStatus.chat.state.name, heardAt === undefined ? undefined : now - heardAt),
    say.database(instanceStatus.database),
    ...(months === undefined ? [] : [say.zoneData(instanceStatus.zoneData, months)]),
    // Leaves out the question itself, which is still waiting for this reply.
    say.waiting({ messages, reminders, commands: Math.max(0, commands - 1), lagMs: now - (oldestDueAt ?? now) }),
    say.channels((await subscriptions.all()).length),
  ]
}
