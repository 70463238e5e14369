import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const adapters = ['src/adapters/rocketchat', 'src/adapters/store', 'src/adapters/minutes']

/**
 * Which way imports point: a folder may import from itself and from the folders named here, and from nothing else of ours.
 * `docs/architecture.md` draws it.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/understanding': ['src/domain'],
  'src/ports': ['src/domain'],
  'src/texts': ['src/domain'],
  'src/kit': ['src/ports', 'src/domain', 'src/texts'],
  'src/usecases': ['src/kit', 'src/ports', 'src/domain', 'src/texts'],
  commands: ['src/usecases', 'src/kit', 'src/domain', 'src/texts'],
  'src/dispatch': ['src/usecases', 'src/kit', 'src/ports', 'src/domain', 'src/texts'],
  'src/delivery': ['src/dispatch', 'src/ports'],
  'src/jobs': ['src/delivery', 'src/dispatch', 'src/usecases', 'src/kit', 'src/ports', 'src/domain', 'src/texts'],
  'src/pages': ['src/usecases', 'src/kit', 'src/ports', 'src/domain', 'src/texts'],
  'src/adapters/rocketchat': ['src/ports'],
  'src/adapters/store': ['src/ports', 'src/domain'],
  'src/adapters/minutes': ['src/ports', 'src/domain'],
  'src/adapters': ['src/ports'],
  config: [],
  // The composition root knows everything but the sandbox, which only the demo opens.
  'src/app': [
    'src/adapters',
    ...adapters,
    'src/jobs',
    'src/pages',
    'src/delivery',
    'src/dispatch',
    'src/kit',
    'src/ports',
    'src/domain',
    'src/texts',
    'commands',
    'config',
  ],
  // Looks at what the bot needs through the bot's own adapters.
  'src/doctor': ['src/app', 'src/adapters', ...adapters, 'src/ports', 'src/domain', 'src/texts', 'config'],
  'src/app/demo.ts': ['sandbox', 'config', 'src/ports', 'src/domain'],
  'src/main.ts': ['src/app', 'src/app/demo.ts', 'src/adapters', ...adapters, 'src/ports', 'config'],
  // What operators do with the data, beside the bot.
  'src/data.ts': ['src/adapters/store', 'src/ports', 'config'],
  sandbox: [],
}

/** Packages that one folder alone may know, so that replacing one is the work of one folder. */
const keptIn: Readonly<Record<string, string | readonly string[]>> = {
  '@rocket.chat/sdk': 'src/adapters/rocketchat',
  ws: 'src/adapters/rocketchat',
  kysely: 'src/adapters/store',
  'better-sqlite3': 'src/adapters/store',
  pg: 'src/adapters/store',
  'node-cron': 'src/adapters',
  pino: 'src/adapters',
  'ical-generator': 'src/adapters',
  // Settings, and rows that come from a file.
  zod: ['config', 'src/adapters/store'],
}

interface Import {
  readonly file: string
  readonly from: string
}

/** Every import that breaks an arrow, as a sentence. */
export function findBrokenArrows(root: string): readonly string[] {
  const files = globSync('{src,commands,config,sandbox}/**/*.ts', { cwd: root })
  return files.flatMap((file) => readImports(join(root, file)).flatMap((from) => explain(root, { file, from })))
}

function readImports(path: string): readonly string[] {
  const source = readFileSync(path, 'utf8')
  // The formatter puts the end of every import on a line that begins with one of these.
  const imports = source.matchAll(/^(?:import|export|\})[^\n]*\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)
  return [...imports].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

function explain(root: string, { file, from }: Import): readonly string[] {
  const room = roomOf(file)
  if (!from.startsWith('.')) {
    const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/')
    const keepers = [keptIn[name] ?? []].flat()
    if (keepers.length === 0 || keepers.some((keeper) => room.startsWith(keeper)) || room === 'sandbox') return []
    return [`${file} imports ${name}, which only ${keepers.join(' and ')} may know.`]
  }
  const target = relative(root, resolve(root, dirname(file), from))
  const targetRoom = roomOf(target)
  if (targetRoom === room || arrows[room]?.includes(targetRoom) === true) return []
  return [
    `${file} (${room}) imports ${target} (${targetRoom}); ${room} may import only ${arrows[room]?.join(', ') || 'itself'}.`,
  ]
}

/** The longest name in the table that the file stands in. */
function roomOf(file: string): string {
  const rooms = Object.keys(arrows).filter((room) => file === room || file.startsWith(`${room}/`))
  return rooms.toSorted((a, b) => b.length - a.length)[0] ?? file
}
