import { z } from 'zod'
import { CommunityConfig } from './community.ts'
import { MinutesConfig } from './minutes.ts'
import { fromEnv, webAddress } from './sources.ts'

const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535)

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
  minutes: MinutesConfig,
  community: CommunityConfig,
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
