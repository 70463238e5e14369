import { z } from 'zod'
import { fromEnv, webAddress } from './sources.ts'

/** Where minutes are read from and published to. */
export const MinutesConfig = z
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
    patienceSeconds: z.number().int().min(5).max(600).default(60).describe('How long one exchange with a Git server may take.'),
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
  .prefault({})
