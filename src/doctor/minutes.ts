import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../config/schema.ts'
import { openMinutesArchive } from '../app/minutes.ts'
import type { MinutesProblem } from '../features/minutes/archive.ts'
import { describePassedOver, pickHidden, pickUnread } from '../features/minutes/passed-over.ts'
import { describeMinutesTrouble } from '../features/minutes/trouble-messages.ts'
import type { Clock } from '../shared/clock.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Progress } from '../shared/progress.ts'
import { broken, type Finding, good, warning } from './finding.ts'

const reasonsEn: Readonly<Record<MinutesProblem['reason'], string>> = {
  'folder-unreadable': 'the folder cannot be read',
  'glossary-unreadable': 'the glossary cannot be read',
  unreadable: 'it cannot be read',
  'too-large': 'it is too large',
  'outside-folder': 'it links to a place outside the folder',
  empty: 'it is empty',
  binary: 'it is not text',
  'no-date': 'it has no date',
  'front-matter-broken': 'its front matter is broken; the rest is still read',
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
  'front-matter-broken': fr`son en-tête est défectueux; le reste est lu quand même`,
}

const texts = bilingual({
  en: {
    none: () => 'No minutes are configured, so questions about past meetups find nothing.',
    name: () => 'Set MINUTES_SOURCE to a folder or a Git repository (docs/minutes.md).',
    read: (count: number, passedOver: string) =>
      `The minutes can be read (${count}).${passedOver === '' ? '' : ` Passed over: ${passedOver}.`}`,
    unread: (kinds: string) => `Some files may hold minutes that the bot doesn't read: ${kinds}.`,
    mendUnread: () =>
      'Minutes have to be Markdown files in the repository or folder itself: convert them, fetch Git LFS files with `git lfs pull`, and move minutes out of submodules. Ignore this if there are no minutes among them.',
    nothing: () => 'The source can be reached but contains no minutes, so questions about past meetups find nothing.',
    branch: () => 'Check the branch and the folder in MINUTES_SOURCE, after #.',
    trouble: (detail: string) => `The minutes cannot be read, so questions find nothing or outdated answers: ${detail}`,
    file: (file: string, reason: MinutesProblem['reason'], detail: string) =>
      `${file}: ${reasonsEn[reason]}${detail === '' ? '' : ` (${detail})`}.`,
    mendFile: () => 'Correct the file where the minutes are kept.',
    page: (url: string) => `The site shows the latest minutes where replies link to: ${url}`,
    noPage: (url: string) => `Replies link to a page that the site doesn't have: ${url}`,
    setPattern: () =>
      'Set MINUTES_SITE_URL to the address of the site’s root, and minutes.permalinks to the pattern of its Hugo configuration, if it has one (docs/minutes.md).',
    noSite: () => 'Answers from the minutes have no link to the page, and the public page lists no past minutes.',
    setSite: () => 'Set MINUTES_SITE_URL to the address of the web site that shows them, if there is one.',
  },
  fr: {
    none: () => fr`Aucun compte rendu n'est désigné : les questions sur les rencontres passées ne trouvent rien.`,
    name: () => fr`Désignez un dossier ou un dépôt Git dans MINUTES_SOURCE (docs/minutes.md).`,
    read: (count, passedOver) =>
      fr`Les comptes rendus sont lisibles; il y en a ${count}.${passedOver === '' ? '' : fr` Laissés de côté : ${passedOver}.`}`,
    unread: (kinds) => fr`Des fichiers que le robot ne lit pas contiennent peut-être des comptes rendus : ${kinds}.`,
    mendUnread: () =>
      fr`Les comptes rendus doivent être des fichiers Markdown du dépôt ou du dossier même : convertissez-les, récupérez les fichiers de Git LFS avec \`git lfs pull\`, et sortez-les des sous-modules. S'il n'y a pas de compte rendu parmi eux, il n'y a rien à faire.`,
    nothing: () =>
      fr`La source est accessible, mais ne contient aucun compte rendu : les questions sur les rencontres passées ne trouvent rien.`,
    branch: () => fr`Vérifiez la branche et le dossier dans MINUTES_SOURCE, après le #.`,
    trouble: (detail) =>
      fr`Les comptes rendus sont illisibles : les questions ne trouvent rien ou des réponses anciennes (${detail})`,
    file: (file, reason, detail) => fr`${file} : ${reasonsFr[reason]}${detail === '' ? '' : ` (${detail})`}.`,
    mendFile: () => fr`Corrigez le fichier là où sont gardés les comptes rendus.`,
    page: (url) => fr`Le site montre le dernier compte rendu à l'adresse que donnent les réponses : ${url}`,
    noPage: (url) => fr`Le site n'a pas de page à l'adresse que donnent les réponses : ${url}`,
    setPattern: () =>
      fr`Inscrivez dans MINUTES_SITE_URL l'adresse de la racine du site et, si sa configuration de Hugo en a un, son modèle d'adresses dans minutes.permalinks (docs/minutes.md).`,
    noSite: () =>
      fr`Les réponses tirées des comptes rendus n'ont pas de lien vers leur page, et la page publique n'en montre aucun.`,
    setSite: () => fr`Inscrivez dans MINUTES_SITE_URL l'adresse du site Web qui les présente, s'il y en a un.`,
  },
})

/** Reads the minutes as the bot does. A repository goes into a temporary folder, so a running bot's copy stays untouched. */
export async function checkMinutes(config: Config, lang: Lang, clock: Clock, progress?: Progress): Promise<readonly Finding[]> {
  const say = texts[lang]
  if (config.minutes.source === undefined) return [warning('minutes.source', say.none(), 'operator', say.name())]
  const copyFolder = await mkdtemp(join(tmpdir(), 'rendezvous-doctor-'))
  const { archive } = openMinutesArchive(
    { ...config, minutes: { ...config.minutes, copyFolder } },
    { log: silent, clock, progress },
  )
  try {
    const { trouble, passedOver } = await archive.refresh()
    if (trouble !== undefined) {
      const detail = trouble.detail ?? trouble.kind
      return [broken('minutes.source', say.trouble(detail), 'operator', describeMinutesTrouble(trouble.kind, lang))]
    }
    const all = await archive.all()
    const problems = await archive.problems()
    // Slides and pages beside the minutes are no trouble, unless there is nothing else.
    const unread = describePassedOver(all.length === 0 ? pickUnread(passedOver) : pickHidden(passedOver), lang)
    return [
      all.length === 0
        ? warning('minutes.source', say.nothing(), 'operator', say.branch())
        : good('minutes.source', say.read(all.length, describePassedOver(passedOver, lang))),
      ...(unread === '' ? [] : [warning('minutes.unread', say.unread(unread), 'organizer', say.mendUnread())]),
      ...problems.map(({ file, reason, detail = '' }) =>
        warning('minutes.file', say.file(file, reason, detail), 'organizer', say.mendFile()),
      ),
      ...(await checkPage(all[0]?.url, lang)),
      ...(config.minutes.siteUrl === undefined ? [warning('minutes.site', say.noSite(), 'operator', say.setSite())] : []),
    ]
  } finally {
    archive.stop()
    await rm(copyFolder, { recursive: true, force: true })
  }
}

/** A site answers within seconds, or the check says nothing about it. */
const patienceMs = 5_000

/** Follows the link to the latest minutes. Only a page that certainly isn't there is a finding: the site may be for insiders. */
async function checkPage(url: string | undefined, lang: Lang): Promise<readonly Finding[]> {
  if (url === undefined) return []
  const say = texts[lang]
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined)
  await response?.body?.cancel()
  if (response?.ok === true) return [good('minutes.site', say.page(url))]
  const isGone = response?.status === 404 || response?.status === 410
  return isGone ? [warning('minutes.site', say.noPage(url), 'operator', say.setPattern())] : []
}

/** What would be logged becomes a finding. */
const silent = { debug() {}, info() {}, warn() {}, error() {} }
