import { z } from 'zod'
import { fromEnv } from './sources.ts'

const zone = z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', {
  error: (issue) => `"${String(issue.input)}" is not a time zone name; write one like America/Toronto`,
})
const webAddress = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535)

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

/** A Slack-compatible incoming webhook. `address` comes from the environment. */
const mirror = z.strictObject({
  name: z
    .string()
    .max(40)
    .regex(/^[a-z\d]+(-[a-z\d]+)*$/, 'must be a short name of small letters, digits and hyphens, such as health-slack'),
  languages: z
    .array(z.enum(['en', 'fr']))
    .min(1, 'must name a language')
    .max(2)
    .refine((langs) => new Set(langs).size === langs.length, { error: 'must name each language once' })
    .default(['en', 'fr']),
  series: z.number().int().positive().optional(),
  address: z.string().default(''),
})

/** Every key, once. The README's table, `.env.example` and the checks are generated from it. */
export const Config = z.strictObject({
  workspace: z
    .strictObject({
      url: fromEnv('ROCKETCHAT_URL', webAddress.optional()).describe(
        'Address of the Rocket.Chat workspace, with its sub-path if it has one. Without it, the sandbox starts.',
      ),
      userId: fromEnv('ROCKETCHAT_USER_ID', z.string().optional(), { secret: true }).describe(
        "The bot account's user id, shown beside a new personal access token.",
      ),
      authToken: fromEnv('ROCKETCHAT_AUTH_TOKEN', z.string().optional(), { secret: true }).describe(
        "The bot account's personal access token (preferred).",
      ),
      user: fromEnv('ROCKETCHAT_USER', z.string().optional(), { secret: true }).describe(
        "The bot account's user name, if there is no token.",
      ),
      password: fromEnv('ROCKETCHAT_PASSWORD', z.string().optional(), { secret: true }).describe('Its password.'),
      allowInsecure: z.boolean().default(false).describe('Allow http:// to another machine. Tokens are then sent unencrypted.'),
      allowedBots: z.array(z.string()).default([]).describe('User names of other bots that may give commands.'),
      catchUpHours: z
        .number()
        .positive()
        .max(168)
        .default(24)
        .describe('How far back the bot reads missed messages after an outage.'),
    })
    .prefault({}),
  database: z
    .strictObject({
      url: fromEnv(
        'DATABASE_URL',
        z
          .string()
          .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must begin with sqlite: or postgres://')
          .default('sqlite:data/rendezvous.db'),
        {
          secret: true,
        },
      ).describe('`sqlite:PATH`, or `postgres://user:password@host/name` for several copies.'),
      retentionDays: z
        .number()
        .int()
        .min(8)
        .max(3_650)
        .default(90)
        .describe('Days to keep answered commands and sent messages.'),
      // The Privacy Regulations (SOR/83-508, section 4) require two years for information used in a decision about a person.
      logDays: z.number().int().min(30).max(3_650).default(730).describe('Days to keep the log of who changed what.'),
    })
    .prefault({}),
  minutes: z
    .strictObject({
      source: fromEnv('MINUTES_SOURCE', z.string().optional()).describe(
        'Folder of Markdown minutes, or a Git repository (`https`, `ssh`, `git@host:path`, `file`) with `#branch:path/in/repo`: `docs/minutes.md`.',
      ),
      token: fromEnv('MINUTES_TOKEN', z.string().optional(), { secret: true }).describe(
        'Access token for a private repository over https; `user:password` if the server needs both.',
      ),
      sshKeyFile: fromEnv('MINUTES_SSH_KEY_FILE', z.string().optional()).describe(
        'File with the private key for a repository over ssh.',
      ),
      knownHostsFile: fromEnv('MINUTES_KNOWN_HOSTS_FILE', z.string().optional()).describe(
        'Host keys to accept over ssh. Without it, the first key a host presents is remembered and required from then on.',
      ),
      copyFolder: fromEnv('MINUTES_COPY_FOLDER', z.string().optional()).describe(
        'Where to keep the copy of a Git repository; by default `minutes` beside the database, or `data/minutes`.',
      ),
      patienceSeconds: z
        .number()
        .int()
        .min(5)
        .max(600)
        .default(60)
        .describe('How long one exchange with a Git server may take.'),
      author: z
        .strictObject({
          name: z
            .string()
            .trim()
            .regex(/^[^<>\p{Cc}]+$/u, 'must be a name'),
          email: z.email(),
        })
        .default({ name: 'Rendezvous', email: 'rendezvous@example.invalid' })
        .describe('The author of commits of minutes.'),
      siteUrl: fromEnv('MINUTES_SITE_URL', webAddress.optional()).describe(
        'Address of the web site that publishes the minutes, for links: `https://example.ca`, or its section `https://example.ca/meetups`.',
      ),
      permalinks: fromEnv(
        'MINUTES_PERMALINKS',
        z
          .string()
          .trim()
          .regex(/^\/?[\w:./~-]{1,200}$/, 'must be a pattern such as /:year/:slug/')
          .optional(),
      ).describe(
        'The site’s pattern for pages of minutes, if its Hugo configuration has one under `permalinks`: `/meetups/:year/:slug/`.',
      ),
      glossary: z
        .string()
        .default('config/minutes-glossary.yaml')
        .describe('French and English words with the same meaning, for questions.'),
      refreshMinutes: z.number().int().min(1).max(59).default(5).describe('How often to check for changed files.'),
    })
    .prefault({}),
  community: z
    .strictObject({
      zone: zone.default('America/Toronto').describe('Time zone of the meetups.'),
      language: z
        .enum(['en', 'fr'])
        .default('en')
        .describe('Language of replies when the person, the words and the room don’t determine it.'),
      answers: z
        .enum(['thread', 'channel', 'direct'])
        .default('thread')
        .describe('Where to reply to questions asked in a room.'),
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
    .prefault({}),
  announcements: z
    .strictObject({
      mirrors: z
        .array(mirror)
        .max(20)
        .default([])
        .describe(
          'Incoming webhooks (Slack, Mattermost) that get one post for each public meetup that is announced, and one for each new date, new place or cancellation. Each has a `name`, `languages` (`[en, fr]`, in that order) and, for one series only, its number as `series`. Its secret address is in `MIRROR_NAME_URL`, with the name in capitals and `_` for `-`, or in a file named by `MIRROR_NAME_URL_FILE`.',
        ),
    })
    .prefault({}),
  server: z
    .strictObject({
      host: fromEnv('HOST', z.string().default('127.0.0.1')).describe(
        'Address to listen on for health checks, calendars and pages; 0.0.0.0 in a container.',
      ),
      port: fromEnv('PORT', port.default(8080)).describe('Port for health checks, calendars and pages.'),
      pages: z
        .boolean()
        .default(true)
        .describe('Whether to serve the meetups page and calendars to anyone who can reach the port: `docs/operate.md`.'),
      publicUrl: fromEnv('RENDEZVOUS_PUBLIC_URL', webAddress.optional()).describe(
        'Address where people reach the pages and calendars, with its sub-path if it has one, for links.',
      ),
    })
    .prefault({}),
  sandboxPort: fromEnv('SANDBOX_PORT', port.default(3000)).describe('Port of the sandbox and its page.'),
  logLevel: fromEnv(
    'LOG_LEVEL',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ).describe('How much is logged.'),
})

export type Config = z.infer<typeof Config>

function splitList(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value
    .split(',')
    .map((one) => one.trim().replace(/^@/, ''))
    .filter((one) => one !== '')
}
