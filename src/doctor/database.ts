import { statfsSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { DatabaseInspection as Inspection } from '../platform/database/inspect.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { broken, type Finding, good, warning } from './finding.ts'

const texts = bilingual({
  en: {
    unusable: (kind: string, detail: string) => `The ${kind} database cannot be used, so the bot does not start: ${detail}`,
    mend: () => 'Check that the server runs, and check the address, user and password in DATABASE_URL.',
    absent: (file: string) => `There is no database yet; the first start creates ${file}.`,
    opened: (kind: string) => `The ${kind} database can be read.`,
    readOnly: () => 'The database is read-only (a standby, or set to read-only), so the bot cannot work.',
    primary: () => 'Set DATABASE_URL to the primary server.',
    damaged: (detail: string) => `The database file is damaged: ${detail}`,
    restore: () => 'Stop the bot and restore a backup.',
    schema: () => 'Its schema is up to date.',
    pending: (count: number) => `Its schema is ${count} step(s) behind; the next start of this version updates it.`,
    newer: () => 'A newer version has updated its schema, so this one does not start.',
    takeNewer: () => 'Run the newer version, or restore a backup from before the update.',
    conflict: (step: string) => `Its schema does not match this version (step ${step}), so the bot does not start.`,
    takeOther: () => 'Run the version that wrote the database, or restore a backup.',
    copies: (count: number) => `Copies of the bot using it right now: ${count}.`,
    noOrganizer: () => 'Nobody is an organizer, so nobody can schedule or announce a meetup.',
    unappointed: (names: string) =>
      `Named in RENDEZVOUS_ORGANIZERS, but nobody had the name when the bot first looked, so it's nobody's: ${names}.`,
    appointInChat: () =>
      'Let an organizer type `!meetup role add @NAME organizer`. If there is none, name an account that exists and restart the bot.',
    nameOrganizer: () => 'Set RENDEZVOUS_ORGANIZERS to a user name and restart the bot.',
    writable: (folder: string, free: string) => `${folder} is writable and has ${free} free.`,
    unwritable: (folder: string) => `This user cannot write to ${folder}, so nothing can be stored.`,
    letWrite: () => 'Let the user who runs the bot write there, mount a volume, or set DATABASE_URL.',
    little: (folder: string, free: string) =>
      `Only ${free} are free in ${folder}. When it is full, the bot accepts no commands.`,
    makeRoom: () => 'Free some space, or enlarge the volume.',
  },
  fr: {
    unusable: (kind, detail) => fr`La base de données ${kind} est inutilisable, et le robot ne démarre pas : ${detail}`,
    mend: () => fr`Vérifiez l'adresse, l'utilisateur et le mot de passe dans DATABASE_URL, et que le serveur fonctionne.`,
    absent: (file) => fr`Il n'y a pas encore de base de données; le premier démarrage créera ${file}.`,
    opened: (kind) => fr`La base de données ${kind} est lisible.`,
    readOnly: () =>
      fr`La base de données n'accepte aucun changement (réplique, ou lecture seule), et le robot ne peut pas travailler.`,
    primary: () => fr`Faites désigner le serveur principal par DATABASE_URL.`,
    damaged: (detail) => fr`Le fichier de la base de données est endommagé : ${detail}`,
    restore: () => fr`Arrêtez le robot et restaurez une sauvegarde.`,
    schema: () => fr`Son schéma est celui de cette version.`,
    pending: (count) => fr`Son schéma a ${count} étape(s) de retard; le prochain démarrage de cette version le mettra à jour.`,
    newer: () => fr`Son schéma vient d'une version plus récente, et celle-ci ne démarre pas.`,
    conflict: (step) => fr`Son schéma ne correspond pas à cette version (étape ${step}), et le robot ne démarre pas.`,
    takeOther: () => fr`Utilisez la version qui a écrit la base de données, ou restaurez une sauvegarde.`,
    takeNewer: () => fr`Utilisez la version plus récente, ou restaurez une sauvegarde antérieure.`,
    copies: (count) => fr`Copies du robot qui l'utilisent en ce moment : ${count}.`,
    noOrganizer: () => fr`L'équipe d'organisation n'a aucun membre : personne ne peut planifier ni annoncer une rencontre.`,
    unappointed: (names) =>
      fr`Inscrit dans RENDEZVOUS_ORGANIZERS, mais personne ne portait ce nom quand le robot l'a cherché; il n'est donc à personne : ${names}.`,
    appointInChat: () =>
      fr`Un membre de l'équipe d'organisation écrit \`!rencontre rôle ajouter @NOM organisateur\`. S'il n'y en a pas, nommez un compte qui existe et redémarrez le robot.`,
    nameOrganizer: () => fr`Inscrivez un nom d'utilisateur dans RENDEZVOUS_ORGANIZERS et démarrez le robot.`,
    writable: (folder, free) => fr`${folder} est accessible en écriture, et il y reste ${free}.`,
    unwritable: (folder) => fr`Cet utilisateur ne peut pas écrire dans ${folder} : rien ne peut être retenu.`,
    letWrite: () => fr`Donnez à l'utilisateur du robot le droit d'y écrire, ou montez un volume; ou définissez DATABASE_URL.`,
    little: (folder, free) => fr`Il ne reste que ${free} dans ${folder} : une fois plein, le robot ne prend plus de commandes.`,
    makeRoom: () => fr`Faites de la place, ou agrandissez le volume.`,
  },
})

interface DatabaseCheckOptions {
  readonly lang: Lang
  readonly url: string
  /** The user names of the configured organizers. */
  readonly organizers: readonly string[]
}

/** A busy community needs some tens of megabytes a year. */
const littleBytes = 100 * 2 ** 20
const nothingBytes = 10 * 2 ** 20

export async function checkDatabase(found: Inspection, asked: DatabaseCheckOptions): Promise<readonly Finding[]> {
  return [...checkOpened(found, asked), ...(await checkFolder(asked))]
}

function checkOpened(found: Inspection, asked: DatabaseCheckOptions): readonly Finding[] {
  const say = texts[asked.lang]
  if (found.state === 'unusable')
    return [broken('database.open', say.unusable(found.kind, found.detail), 'operator', say.mend())]
  if (found.state === 'absent') return [good('database.open', say.absent(found.file))]
  const { kind, damage, isReadOnly, copies, organizers, nobody } = found
  const unappointed = asked.organizers.filter((name) => nobody.includes(name))
  return [
    damage !== undefined
      ? broken('database.open', say.damaged(damage), 'operator', say.restore())
      : isReadOnly
        ? broken('database.open', say.readOnly(), 'operator', say.primary())
        : good('database.open', say.opened(kind)),
    checkSchema(found, asked.lang),
    ...(copies === undefined ? [] : [good('database.copies', say.copies(copies))]),
    ...(organizers === 0 && asked.organizers.length === 0
      ? [warning('database.organizers', say.noOrganizer(), 'operator', say.nameOrganizer())]
      : []),
    ...(unappointed.length === 0
      ? []
      : [warning('database.organizers', say.unappointed(unappointed.join(', ')), 'operator', say.appointInChat())]),
  ]
}

function checkSchema({ pending, unknown, conflicting }: Extract<Inspection, { state: 'open' }>, lang: Lang): Finding {
  const say = texts[lang]
  if (unknown.length > 0) return broken('database.schema', say.newer(), 'operator', say.takeNewer())
  const [conflict] = conflicting
  if (conflict !== undefined) return broken('database.schema', say.conflict(conflict), 'operator', say.takeOther())
  return good('database.schema', pending.length === 0 ? say.schema() : say.pending(pending.length))
}

/** The folder of the database file. A server has its own disk. */
async function checkFolder({ lang, url }: DatabaseCheckOptions): Promise<readonly Finding[]> {
  const say = texts[lang]
  const [, file] = /^sqlite:([^:].*)$/.exec(url) ?? []
  if (file === undefined) return []
  const folder = await nearestFolder(dirname(resolve(file)))
  if (!(await mayAccess(folder, constants.W_OK | constants.X_OK)))
    return [broken('database.folder', say.unwritable(folder), 'operator', say.letWrite())]
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const shown = new Intl.NumberFormat(`${lang}-CA`, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(
    free / 2 ** 20,
  )
  if (free >= littleBytes) return [good('database.folder', say.writable(folder, shown))]
  const toFinding = free < nothingBytes ? broken : warning
  return [toFinding('database.folder', say.little(folder, shown), 'operator', say.makeRoom())]
}

/** The folder itself, or the nearest existing one, where the first start creates it. */
async function nearestFolder(folder: string): Promise<string> {
  return (await mayAccess(folder)) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}

function mayAccess(path: string, mode?: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  )
}
