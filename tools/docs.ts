import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { type PeerFigure, peerColumns } from '../bench/peer-report.ts'
import { noGroups, type Results, roomsColumns } from '../bench/report.ts'
import { commands } from '../commands/index.ts'
import { type ConfigKey, listKeys } from '../config/keys.ts'
import type { Command } from '../src/command/command.ts'
import type { Services } from '../src/features/services.ts'
import { type Lang, langs } from '../src/shared/i18n/lang.ts'
import { valuesSchema } from './values-schema.ts'

/** `npm run docs`: writes everything that is generated from the source. `npm run check` fails if it's out of date. */

interface Generated {
  readonly file: string
  /** Between two markers of a page that is otherwise written by hand; the whole file when undefined. */
  readonly section?: string
  readonly text: () => string
}

const generated: readonly Generated[] = [
  { file: 'docs/configuration.md', section: 'configuration', text: writeConfigTable },
  { file: 'docs/performance.md', section: 'bench', text: writeBench },
  { file: '.env.example', text: writeEnvExample },
  { file: 'config/default.yaml', text: writeDefaultYaml },
  { file: 'docs/commands.md', text: writeCommands },
  { file: 'deploy/helm/rendezvous/values.schema.json', text: () => `${JSON.stringify(valuesSchema(), null, 2)}\n` },
]

const root = resolve(import.meta.dirname, '..')

/** Files whose generated part differs from the source, as sentences. */
export function findDrift(): readonly string[] {
  return generated
    .filter((one) => render(one) !== readOr(join(root, one.file), ''))
    .map(({ file }) => `${file} is not what the source says: run "npm run docs".`)
}

function render({ file, section, text }: Generated): string {
  if (section === undefined) return text()
  const page = readOr(join(root, file), '')
  const [begin, end] = [`<!-- ${section}:begin -->`, `<!-- ${section}:end -->`]
  const [before = '', rest = ''] = page.split(begin)
  return `${before}${begin}\n${text()}${end}${rest.split(end)[1] ?? ''}`
}

function readOr(path: string, fallback: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : fallback
}

function writeConfigTable(): string {
  const rows = listKeys().map(({ path, env, description, fallback, secret }) => {
    const variable = env === undefined ? '' : `\`${env}\`${secret ? ' (or `_FILE`)' : ''}`
    return `| \`${path.join('.')}\` | ${variable} | ${description.replaceAll('|', '\\|')} | ${fallback === '' ? '' : `\`${fallback}\``} |`
  })
  return ['| key in the YAML file | environment | what it is | default |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

/** Ratios, because absolute numbers depend on the machine and the day. */
function writeBench(): string {
  const { date, node, cpus, minutesFiles, entry, figures, manyRooms, peers, hasGroups } = JSON.parse(
    readFileSync(join(root, 'bench/results.json'), 'utf8'),
  ) as Results
  const rows = figures.map(({ name, unit, floor, rendezvous, ratio, aim }) => {
    const verdict = aim === undefined ? '' : `${aim.text}: ${aim.isMet ? 'met' : 'not yet'}`
    return `| ${name} (${unit}) | ${floor} | ${rendezvous} | ${ratio} | ${verdict} |`
  })
  return [
    'Beside a bare loop of `ws`, `JSON.parse` and `fetch` that remembers nothing, in the same run (`npm run bench`). Rendezvous writes two durable',
    `rows for each command and each reminder. ${date}, ${node}, ${cpus} cores, ${minutesFiles} minutes files; it ran \`${entry}\`.`,
    '',
    '| | bare loop | Rendezvous | ratio | aim |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...(hasGroups === false ? [noGroups, ''] : []),
    ...writePeers(peers),
    'By the number of rooms that the bot has joined: a start, and an outage of the workspace during which people typed commands in 20 of them.',
    '',
    `| ${roomsColumns.map(([, title]) => title).join(' | ')} |`,
    `|${' --- |'.repeat(roomsColumns.length)}`,
    ...manyRooms.map((one) => `| ${roomsColumns.map(([key]) => one[key].toLocaleString('en')).join(' | ')} |`),
    '',
  ].join('\n')
}

/** Other bots, where the bench ran with `--peers`. */
function writePeers(peers: readonly PeerFigure[] = []): readonly string[] {
  if (peers.length === 0) return []
  return [
    'The same beside two other bots with one fixed reply, in the same run (`--peers`): a minimal one on the client that Rocket.Chat publishes,',
    'and Hubot 3.5 with `hubot-rocketchat` 2.0.0. Neither stores anything, nor catches up after an outage. Hubot gets slower with each message',
    'that it reads, so its pace is that of the first 200.',
    '',
    `| | ${peerColumns.map(([, title]) => title).join(' | ')} |`,
    `| ---${' | ---'.repeat(peerColumns.length)} |`,
    ...peers.map((one) => `| ${one.name} (${one.unit}) | ${peerColumns.map(([key]) => one[key]).join(' | ')} |`),
    '',
  ]
}

function writeEnvExample(): string {
  const keys = listKeys().flatMap(({ env, description, fallback, secret }) =>
    env === undefined
      ? []
      : [
          `# ${description}${secret ? ` Or name a file that holds it in ${env}_FILE.` : ''}\n#${env}=${fallback.replace(/^"|"$/g, '').replace('[]', '')}\n`,
        ],
  )
  const file = '# YAML file with the settings that are neither addresses nor secrets.\n#RENDEZVOUS_CONFIG=config/default.yaml\n'
  return [
    '# Copy to .env, remove the # before what you set, and start with: node --env-file=.env bin/run.mjs src/main.ts\n',
    file,
    ...keys,
  ].join('\n')
}

function writeDefaultYaml(): string {
  const lines = ['# Every setting with its default. Addresses and secrets come from the environment (.env.example).', '']
  let group: string | undefined
  for (const key of listKeys().filter(({ env }) => env === undefined)) {
    if (key.path.length > 1 && key.path[0] !== group) {
      group = key.path[0]
      lines.push(`${group}:`)
    }
    lines.push(...writeYamlKey(key))
  }
  return `${lines.join('\n')}\n`
}

function writeYamlKey({ path, description, fallback }: ConfigKey): readonly string[] {
  const indent = '  '.repeat(path.length - 1)
  const value = stringify({ [path.at(-1) ?? '']: JSON.parse(fallback) }).trimEnd()
  return [`${indent}# ${description}`, ...value.split('\n').map((line) => indent + line)]
}

function writeCommands(): string {
  return [
    '# Commands',
    '',
    'Made from `commands/` by `npm run docs`; a test runs every example. Each is typed behind `/meetup` (where the workspace allows it), `!meetup`, `@rendezvous`,',
    'or alone in a direct message; `rencontre` instead of `meetup` answers in French. Accents and case do not matter.',
    '',
    '*Faites précéder chaque commande de `!rencontre`, ou écrivez-la seule dans un message direct.*',
    '',
    '| English | Français | who | what · à quoi ça sert |',
    '| --- | --- | --- | --- |',
    ...commands.map(writeCommandRow),
    '',
    ...langs.flatMap((lang) => [
      lang === 'en' ? '## Examples' : '## Exemples',
      '',
      ...commands.flatMap((command) => writeExamples(command, lang)),
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

function writeCommandRow({ verbs, who, summary }: Command<Services>): string {
  const cell = (lang: Lang) => verbs[lang].map((verb) => `\`${verb}\``).join(', ')
  const whos = { all: 'all · tous', organizer: 'organizers · organisation', moderator: 'moderators · modération' }
  return `| ${cell('en')} | ${cell('fr')} | ${whos[who]} | ${summary.en} · *${summary.fr}* |`
}

function writeExamples({ examples }: Command<Services>, lang: Lang): readonly string[] {
  return examples[lang].map((example) => `- \`${lang === 'en' ? '!meetup' : '!rencontre'} ${example}\``)
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  for (const one of generated) writeFileSync(join(root, one.file), render(one))
}
