import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../config/schema.ts'
import { openMinutesArchive } from '../app/minutes.ts'
import type { MinutesProblem } from '../features/minutes/archive.ts'
import { describeMinutesTrouble } from '../features/minutes/trouble-messages.ts'
import type { Clock } from '../shared/clock.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { broken, type Finding, good, warning } from './finding.ts'

const reasonsEn: Readonly<Record<MinutesProblem['reason'], string>> = {
  'folder-unreadable': 'the folder cannot be read',
  'glossary-unreadable': 'the glossary cannot be read',
  unreadable: 'it cannot be read',
  'too-large': 'it is too large',
  'outside-folder': 'it leads out of the folder',
  empty: 'it is empty',
  binary: 'it is no text',
  'no-date': 'no date is found in it',
  'lfs-pointer': 'Git LFS holds its text: fetch it with `git lfs pull`',
  'front-matter-broken': 'its front matter is broken; the rest is read all the same',
}

const reasonsFr: Readonly<Record<MinutesProblem['reason'], string>> = {
  'folder-unreadable': fr`le dossier est illisible`,
  'glossary-unreadable': fr`le glossaire est illisible`,
  unreadable: fr`il est illisible`,
  'too-large': fr`il est trop gros`,
  'outside-folder': fr`il mène hors du dossier`,
  empty: fr`il est vide`,
  binary: fr`ce n'est pas du texte`,
  'no-date': fr`aucune date n'y figure`,
  'lfs-pointer': fr`Git LFS en détient le texte : récupérez-le avec \`git lfs pull\``,
  'front-matter-broken': fr`son en-tête est défectueux; le reste est lu quand même`,
}

const texts = bilingual({
  en: {
    none: () => 'No minutes are named: questions about past meetups find nothing.',
    name: () => 'Set MINUTES_SOURCE to a folder or a Git repository (docs/minutes.md).',
    read: (count: number) => `The minutes can be read: ${count} of them.`,
    nothing: () => 'The source can be reached, but holds no minutes: questions about past meetups find nothing.',
    branch: () => 'Check the branch and the folder in MINUTES_SOURCE, after #.',
    trouble: (detail: string) => `The minutes cannot be read, so questions find nothing or old answers: ${detail}`,
    file: (file: string, reason: MinutesProblem['reason'], detail: string) =>
      `${file}: ${reasonsEn[reason]}${detail === '' ? '' : ` (${detail})`}.`,
    mendFile: () => 'Correct the file where the minutes are kept.',
    noSite: () => 'Answers from the minutes have no link to their page, and the public page lists no past minutes.',
    setSite: () => 'Set MINUTES_SITE_URL to the address of the web site that shows them, if there is one.',
  },
  fr: {
    none: () => fr`Aucun compte rendu n'est désigné : les questions sur les rencontres passées ne trouvent rien.`,
    name: () => fr`Désignez un dossier ou un dépôt Git dans MINUTES_SOURCE (docs/minutes.md).`,
    read: (count) => fr`Les comptes rendus sont lisibles; il y en a ${count}.`,
    nothing: () =>
      fr`La source est accessible, mais ne contient aucun compte rendu : les questions sur les rencontres passées ne trouvent rien.`,
    branch: () => fr`Vérifiez la branche et le dossier dans MINUTES_SOURCE, après le #.`,
    trouble: (detail) =>
      fr`Les comptes rendus sont illisibles : les questions ne trouvent rien ou des réponses anciennes (${detail})`,
    file: (file, reason, detail) => fr`${file} : ${reasonsFr[reason]}${detail === '' ? '' : ` (${detail})`}.`,
    mendFile: () => fr`Corrigez le fichier là où sont gardés les comptes rendus.`,
    noSite: () =>
      fr`Les réponses tirées des comptes rendus n'ont pas de lien vers leur page, et la page publique n'en montre aucun.`,
    setSite: () => fr`Inscrivez dans MINUTES_SITE_URL l'adresse du site Web qui les présente, s'il y en a un.`,
  },
})

/** Reads them as the bot does; a repository into a folder of its own, so that a running bot's copy is left alone. */
export async function checkMinutes(config: Config, lang: Lang, clock: Clock): Promise<readonly Finding[]> {
  const say = texts[lang]
  if (config.minutes.source === undefined) return [warning('minutes.source', say.none(), 'operator', say.name())]
  const copyFolder = await mkdtemp(join(tmpdir(), 'rendezvous-doctor-'))
  const { archive } = openMinutesArchive({ ...config, minutes: { ...config.minutes, copyFolder } }, { log: silent, clock })
  try {
    const { trouble } = await archive.refresh()
    if (trouble !== undefined) {
      const detail = trouble.detail ?? trouble.kind
      return [broken('minutes.source', say.trouble(detail), 'operator', describeMinutesTrouble(trouble.kind, lang))]
    }
    const all = await archive.all()
    const problems = await archive.problems()
    return [
      all.length === 0
        ? warning('minutes.source', say.nothing(), 'operator', say.branch())
        : good('minutes.source', say.read(all.length)),
      ...problems.map(({ file, reason, detail = '' }) =>
        warning('minutes.file', say.file(file, reason, detail), 'organizer', say.mendFile()),
      ),
      ...(config.minutes.siteUrl === undefined ? [warning('minutes.site', say.noSite(), 'operator', say.setSite())] : []),
    ]
  } finally {
    archive.stop()
    await rm(copyFolder, { recursive: true, force: true })
  }
}

/** What would be logged is told as findings. */
const silent = { debug() {}, info() {}, warn() {}, error() {} }
