import { z } from 'zod'
import { fromEnv, webAddress } from './sources.ts'

const zone = z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', {
  error: (issue) => `"${String(issue.input)}" is not a time zone name; write one like America/Toronto`,
})

const quietHours = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'must be hours such as 18:00-08:00')

const minutesOf = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 } as const

/** Lengths of time such as `21d`, up to a number of days. */
const planTimes = (fallback: readonly string[], mostDays = 366) => {
  const length = z
    .string()
    .regex(/^[1-9]\d{0,3}[mhdw]$/, 'must be a length of time such as 21d, 2w or 1h')
    .refine((typed) => Number.parseInt(typed, 10) * minutesOf[typed.slice(-1) as 'd'] <= mostDays * minutesOf.d, {
      error: `must be at most ${mostDays}d`,
    })
  return z
    .array(length)
    .max(4, 'must be at most four times')
    .default([...fallback])
}

/** When the bot acts by itself, before (or, for `nag`, after) a meetup. */
const plan = z.strictObject({
  call: planTimes(['21d', '14d']),
  ask: planTimes(['14d', '7d']),
  announce: planTimes(['7d']),
  reopen: planTimes(['5d']),
  presenters: planTimes(['3d', '1d']),
  remind: planTimes(['1d']),
  join: planTimes(['1h']),
  nag: planTimes(['1d', '7d'], 31),
})

/** What a community decides about its meetups and its bot. */
export const CommunityConfig = z
  .strictObject({
    zone: zone.default('America/Toronto').describe('Time zone of the meetups.'),
    language: z
      .enum(['en', 'fr'])
      .default('en')
      .describe('Language of replies when the person, the words and the room don’t determine it.'),
    answers: z.enum(['thread', 'channel', 'direct']).default('thread').describe('Where to reply to questions asked in a room.'),
    commandsPerMinute: z.number().int().positive().default(10).describe('Commands one person may give per minute.'),
    postsPerMinute: z
      .number()
      .int()
      .positive()
      .default(3)
      .describe('Messages the bot may post in a room per minute by itself; replies don’t count. Further ones wait.'),
    pendingReminders: z.number().int().positive().default(20).describe('Pending reminders one person may have.'),
    quiet: z
      .strictObject({
        hours: quietHours.nullable().default(null),
        weekends: z.boolean().default(false),
        holidays: z.boolean().default(false),
      })
      .default({ hours: null, weekends: false, holidays: false })
      .describe(
        'When rooms get no reminders unless they choose otherwise: hours such as 18:00-08:00 or null, weekends, holidays.',
      ),
    plan: plan
      .default(plan.parse({}))
      .describe(
        'When the bot acts for a meetup by itself, before its start (nag: after it): call for presenters while nobody presents, ask those who have not confirmed, announce, give unconfirmed slots to the next in line (reopen), tell presenters their time, remind channels, send place and join link to those who come, ask for slides, recording and minutes (nag). [] means never. Organizers can change it for each series in chat.',
      ),
    conduct: z
      .strictObject({ en: webAddress, fr: webAddress })
      .default({
        en: 'https://github.com/cncf/foundation/blob/main/code-of-conduct.md',
        fr: 'https://github.com/cncf/foundation/blob/main/code-of-conduct-languages/fr.md',
      })
      .describe('The code of conduct, in both languages.'),
    organizers: fromEnv('RENDEZVOUS_ORGANIZERS', z.preprocess(splitList, z.array(z.string())).default([])).describe(
      'User names of the first organizers; more can be added in chat.',
    ),
  })
  .prefault({})

function splitList(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value
    .split(',')
    .map((one) => one.trim().replace(/^@/, ''))
    .filter((one) => one !== '')
}
