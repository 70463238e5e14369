import { z } from 'zod'

/** Where a key may also be set from, beside the YAML file. */
export interface KeySource {
  readonly env?: string
  /** Never shown, never logged; may also come from a file named by `…_FILE`. */
  readonly secret?: true
}

const sources = z.registry<KeySource>()

/** Addresses and secrets come from the environment, so that one image and one file serve every workspace. */
function fromEnv<T extends z.ZodType>(env: string, type: T, source: Omit<KeySource, 'env'> = {}): T {
  sources.add(type, { env, ...source })
  return type
}

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

/** `product.md` §5. */
const plan = z.strictObject({
  call: planTimes(['21d', '14d']),
  ask: planTimes(['14d', '7d']),
  announce: planTimes(['7d']),
  reopen: planTimes(['5d']),
  presenters: planTimes(['3d', '1d']),
  remind: planTimes(['1d']),
  join: planTimes(['1h']),
  nag: planTimes(['1d', '3d', '7d', '14d'], 31),
})

/** Every key, once: the README's table, `.env.example` and the checks are made from it. */
export const Config = z.strictObject({
  workspace: z
    .strictObject({
      url: fromEnv('ROCKETCHAT_URL', webAddress.optional()).describe(
        'Address of the Rocket.Chat workspace, with its sub-path if it has one. Without it the sandbox opens.',
      ),
      userId: fromEnv('ROCKETCHAT_USER_ID', z.string().optional(), { secret: true }).describe(
        "The bot account's user id, shown beside a new personal access token.",
      ),
      authToken: fromEnv('ROCKETCHAT_AUTH_TOKEN', z.string().optional(), { secret: true }).describe(
        "The bot account's personal access token (preferred).",
      ),
      user: fromEnv('ROCKETCHAT_USER', z.string().optional(), { secret: true }).describe(
        "The bot account's user name, where there is no token.",
      ),
      password: fromEnv('ROCKETCHAT_PASSWORD', z.string().optional(), { secret: true }).describe('Its password.'),
      allowInsecure: z.boolean().default(false).describe('Accept http:// to another machine. Tokens then travel in the clear.'),
      allowedBots: z.array(z.string()).default([]).describe('User names of other bots whose commands are heard.'),
      catchUpHours: z
        .number()
        .positive()
        .max(168)
        .default(24)
        .describe('How far back missed messages are read after an absence.'),
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
        .describe('Days for which answered commands and sent messages are kept.'),
      // Two years is what the Privacy Regulations (SOR/83-508, section 4) ask for what was used to decide about somebody.
      logDays: z.number().int().min(30).max(3_650).default(730).describe('Days for which the log of who changed what is kept.'),
    })
    .prefault({}),
  minutes: z
    .strictObject({
      source: fromEnv('MINUTES_SOURCE', z.string().optional()).describe(
        'Folder of Markdown minutes, or a Git repository (`https`, `ssh`, `git@host:path`, `file`) with `#branch:path/in/repo`: `docs/minutes.md`.',
      ),
      token: fromEnv('MINUTES_TOKEN', z.string().optional(), { secret: true }).describe(
        'Access token for a private repository over https; `user:password` where the server wants both.',
      ),
      sshKeyFile: fromEnv('MINUTES_SSH_KEY_FILE', z.string().optional()).describe(
        'File with the private key for a repository over ssh.',
      ),
      knownHostsFile: fromEnv('MINUTES_KNOWN_HOSTS_FILE', z.string().optional()).describe(
        'Host keys to accept over ssh; without it the first key that a host shows is kept and held to.',
      ),
      copyFolder: fromEnv('MINUTES_COPY_FOLDER', z.string().optional()).describe(
        'Where the copy of a Git repository is kept; by default `minutes` beside the database, or `data/minutes`.',
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
        .describe('In whose name minutes are committed.'),
      siteUrl: fromEnv('MINUTES_SITE_URL', webAddress.optional()).describe(
        'Address under which a web site shows them, for links: `https://example.ca/meetups`.',
      ),
      glossary: z
        .string()
        .default('config/minutes-glossary.yaml')
        .describe('French and English words for the same things, for questions.'),
      refreshMinutes: z.number().int().min(1).max(59).default(5).describe('How often changed files are looked for.'),
    })
    .prefault({}),
  community: z
    .strictObject({
      zone: zone.default('America/Toronto').describe('Time zone of the meetups.'),
      language: z
        .enum(['en', 'fr'])
        .default('en')
        .describe('Language of answers where neither the person, the words nor the room tell.'),
      answers: z
        .enum(['thread', 'channel', 'direct'])
        .default('thread')
        .describe('Where questions asked in a room are answered.'),
      commandsPerMinute: z.number().int().positive().default(10).describe('Commands one person may give in a minute.'),
      postsPerMinute: z
        .number()
        .int()
        .positive()
        .default(3)
        .describe('Messages a room gets in a minute of the bot’s own accord; answers are not counted. More wait.'),
      pendingReminders: z.number().int().positive().default(20).describe('Reminders one person may have waiting.'),
      quiet: z
        .strictObject({
          hours: quietHours.nullable().default(null),
          weekends: z.boolean().default(false),
          holidays: z.boolean().default(false),
        })
        .default({ hours: null, weekends: false, holidays: false })
        .describe(
          'When rooms want no reminders unless they say otherwise: hours such as 18:00-08:00 or null, weekends, holidays.',
        ),
      plan: plan
        .default(plan.parse({}))
        .describe(
          'When the bot acts for a meetup of its own accord, before its start (nag: after it): call for presenters while nobody presents, ask those who have not confirmed, announce, give unconfirmed slots to the next in line (reopen), tell presenters their time, remind channels, post the join link, ask for slides, recording and minutes (nag). [] is never; organizers change it by series in chat.',
        ),
      conduct: z
        .strictObject({ en: webAddress, fr: webAddress })
        .default({
          en: 'https://github.com/cncf/foundation/blob/main/code-of-conduct.md',
          fr: 'https://github.com/cncf/foundation/blob/main/code-of-conduct-languages/fr.md',
        })
        .describe('The code of conduct, in both languages.'),
      organizers: fromEnv('RENDEZVOUS_ORGANIZERS', z.preprocess(splitList, z.array(z.string())).default([])).describe(
        'User names of the first organizers; later ones are named in chat.',
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
        .describe(
          'Whether the page of the meetups and their calendars are there for whoever reaches the port: `docs/operate.md`.',
        ),
      publicUrl: fromEnv('RENDEZVOUS_PUBLIC_URL', webAddress.optional()).describe(
        'Address under which people reach the pages and calendars, with its sub-path if it has one, for links to them.',
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

export interface ConfigKey {
  /** Where it stands in the YAML file, as `workspace.url`. */
  readonly path: readonly string[]
  readonly description: string
  readonly fallback: string
  readonly env: string | undefined
  readonly secret: boolean
}

/** All keys in the order of the schema. */
export function listKeys(): readonly ConfigKey[] {
  return Object.entries(Config.shape).flatMap(([name, type]) => keysOf([name], type))
}

function keysOf(path: readonly string[], type: z.ZodType): readonly ConfigKey[] {
  const group = type instanceof z.ZodPrefault ? type.unwrap() : type
  if (group instanceof z.ZodObject)
    return Object.entries(group.shape).flatMap(([name, inner]) => keysOf([...path, name], inner as z.ZodType))
  const source = sources.get(type) ?? {}
  const fallback = type.safeParse(undefined)
  return [
    {
      path,
      description: type.description ?? '',
      fallback: fallback.success && fallback.data !== undefined ? JSON.stringify(fallback.data) : '',
      env: source.env,
      secret: source.secret === true,
    },
  ]
}
