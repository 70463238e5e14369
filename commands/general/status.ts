import { replyPrivately } from '../../src/command/reply.ts'
import type { Services } from '../../src/features/services.ts'
import { statusMessages } from '../../src/features/status/messages.ts'
import { describeTroubles } from '../../src/features/status/trouble-messages.ts'
import { findUnwritableRooms } from '../../src/features/status/unwritable-rooms.ts'
import { dayMs } from '../../src/shared/dates/time.ts'
import { monthsSince } from '../../src/shared/dates/zone-data.ts'
import { formatMoment } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
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
    const troubles = describeTroubles(await findTroubles(needs), lang)
    return replyPrivately(
      [
        say.headline(),
        ...(troubles.length === 0 ? [say.well()] : troubles.map((one) => `- ${one}`)),
        '',
        ...(await describe(needs, lang, zone)),
      ].join('\n'),
    )
  },
})

async function findTroubles(needs: Services) {
  const { stats, instanceStatus, minutes, clock, community } = needs
  const now = clock.now()
  const { oldestDueAt, newestZoneData } = await stats.waiting(now)
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
  { stats, instanceStatus, subscriptions, clock, community }: Services,
  lang: Lang,
  zone: string,
): Promise<readonly string[]> {
  const say = statusMessages[lang]
  const now = clock.now()
  const { lastFrameAt: heardAt } = instanceStatus.chat.heartbeat
  const months = monthsSince(instanceStatus.zoneData, now)
  const { messages, reminders, commands, oldestDueAt = now } = await stats.waiting(now)
  return [
    say.version(community.version, formatMoment(instanceStatus.startedAt, lang, zone)),
    say.workspace(instanceStatus.chat.state.name, heardAt === undefined ? undefined : now - heardAt),
    say.database(instanceStatus.database),
    ...(months === undefined ? [] : [say.zoneData(instanceStatus.zoneData, months)]),
    // Leaves out the question itself, which is still waiting for this reply.
    say.waiting({ messages, reminders, commands: Math.max(0, commands - 1), lagMs: now - oldestDueAt }),
    say.channels((await subscriptions.all()).length),
  ]
}
