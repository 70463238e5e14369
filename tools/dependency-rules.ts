import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/**
 * The modules in order: each may import only from itself and from modules above it in this list. So imports point one way
 * and there are no cycles. `docs/architecture.md` shows it as a picture.
 */
const order: readonly string[] = [
  'src/shared',
  'config',
  'src/understanding',
  'src/platform/database',
  'src/messaging',
  'src/scheduling',
  'src/platform/http',
  'src/platform/rocketchat',
  'src/platform',
  'src/command',
  'src/features/visibility',
  'src/features/people',
  'src/features/room-access',
  'src/features/private-addresses',
  'src/features/welcome',
  'src/features/meetups',
  'src/features/series',
  'src/features/lookup',
  'src/features/attendance',
  'src/features/topics',
  'src/features/talks',
  'src/features/agenda',
  'src/features/personal-calendar',
  'src/features/reminders',
  'src/features/announcements',
  'src/features/changes',
  'src/features/zone-data',
  'src/features/minutes',
  'src/features/live-minutes',
  'src/features/follow-up',
  'src/features/automation',
  'src/features/closed-accounts',
  'src/features/status',
  'src/features/digest',
  'src/features/public-site',
  'src/features/mirrors',
  'src/features/report',
  'src/features',
  'commands/arguments',
  'commands',
  'sandbox',
  'src/app',
  'src/maintenance',
  'src/doctor',
  'src/main.ts',
]

/** What a module must not import although it comes earlier in the order. */
const forbidden: Readonly<Record<string, readonly string[]>> = {
  'src/shared': ['config'],
  'src/platform/database': ['config'],
  'src/messaging': ['config', 'src/platform'],
  'src/scheduling': ['config', 'src/platform'],
  'src/platform': ['config'],
  'src/platform/http': ['config', 'src/messaging', 'src/scheduling', 'src/platform/database'],
  'src/platform/rocketchat': ['config', 'src/scheduling', 'src/platform/database', 'src/platform/http'],
  'src/command': ['config', 'src/platform'],
  'src/features': ['config', 'src/platform'],
  commands: ['config', 'src/platform', 'src/scheduling'],
  sandbox: ['src/app', 'src/features', 'src/command', 'src/messaging', 'src/platform', 'src/scheduling', 'commands', 'config'],
}

/** Only `src/app/demo.ts` opens the sandbox; everything else works with any workspace. */
const sandboxUser = 'src/app/demo.ts'

/** Files whose suffix decides what they may import, in any module. */
const suffixes: readonly { readonly suffix: string; readonly alsoMay: readonly string[] }[] = [
  { suffix: '.sql.ts', alsoMay: ['src/platform/database'] },
]

/** Packages that only some places may import, so that replacing one only affects one place. */
const packages: Readonly<Record<string, (file: string) => boolean>> = {
  '@rocket.chat/sdk': (file) => file.startsWith('src/platform/rocketchat/'),
  ws: (file) => file.startsWith('src/platform/rocketchat/') || file.startsWith('sandbox/'),
  kysely: (file) =>
    file.endsWith('.sql.ts') || file.startsWith('src/platform/database/') || file.startsWith('src/maintenance/'),
  'better-sqlite3': (file) => file.startsWith('src/platform/database/') || file.startsWith('src/maintenance/'),
  pg: (file) => file.startsWith('src/platform/database/'),
  'node-cron': (file) => file.startsWith('src/platform/'),
  pino: (file) => file.startsWith('src/platform/'),
  'ical-generator': (file) => file.endsWith('/ical-writer.ts'),
  zod: (file) => file.startsWith('config/') || file.startsWith('src/maintenance/'),
}

interface Import {
  readonly file: string
  readonly from: string
}

/** Every import that breaks a rule, as a sentence. */
export function findBrokenRules(root: string): readonly string[] {
  const files = globSync('{src,commands,config,sandbox}/**/*.ts', { cwd: root })
  return files.flatMap((file) => readImports(join(root, file)).flatMap((from) => explain(root, { file, from })))
}

function readImports(path: string): readonly string[] {
  const source = readFileSync(path, 'utf8')
  // The formatter puts the end of every import on a line that starts with one of these.
  const imports = source.matchAll(/^(?:import|export|\})[^\n]*\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)
  return [...imports].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

function explain(root: string, { file, from }: Import): readonly string[] {
  if (!from.startsWith('.')) {
    const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/')
    return packages[name]?.(file) === false ? [`${file} imports ${name}: see \`packages\` in tools/dependency-rules.ts.`] : []
  }
  const target = relative(root, resolve(root, dirname(file), from))
  const [here, there] = [moduleOf(file), moduleOf(target)]
  if (here === undefined) return [`${file} is in no module: add its folder to \`order\` in tools/dependency-rules.ts.`]
  if (there === undefined)
    return file.startsWith('src/') && target === 'package.json' ? [] : [`${file} imports ${target}, which is in no module.`]
  if (here === there) return explainModel(file, target)
  if (there === 'sandbox' && file !== sandboxUser) return [`${file} imports ${target}; only ${sandboxUser} may.`]
  if (suffixes.some(({ suffix, alsoMay }) => file.endsWith(suffix) && alsoMay.includes(there))) return []
  if (order.indexOf(there) > order.indexOf(here)) return [`${file} (${here}) imports ${target} (${there}), which comes later.`]
  if (isForbidden(here, there)) return [`${file} imports ${target}; ${here} must not know ${there}.`]
  return explainModel(file, target)
}

/** A model is pure: it imports only other models and `src/shared`, so it has no clock, storage or text. */
function explainModel(file: string, target: string): readonly string[] {
  const isModel = (path: string) => /\/model(?:\.ts$|\/)/.test(path)
  if (!file.startsWith('src/features/') || !isModel(file) || isModel(target) || target.startsWith('src/shared/')) return []
  return [`${file} is a model and imports ${target}; models import models and src/shared only.`]
}

function isForbidden(here: string, there: string): boolean {
  const inside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)
  return Object.entries(forbidden).some(
    ([module, not]) => inside(here, module) && not.some((one) => inside(there, one) && !inside(here, one)),
  )
}

/** The longest name in the order that contains the file. */
function moduleOf(file: string): string | undefined {
  const modules = order.filter((module) => file === module || file.startsWith(`${module}/`))
  return modules.toSorted((a, b) => b.length - a.length)[0]
}
