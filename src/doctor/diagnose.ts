import { ConfigMistakes, type Environment, loadConfig } from '../../config/load.ts'
import type { Config } from '../../config/schema.ts'
import { credentialsOf } from '../app/credentials.ts'
import { inspectDatabase } from '../platform/database/inspect.ts'
import { inspectWorkspace } from '../platform/rocketchat/index.ts'
import type { Clock } from '../shared/clock.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { checkDatabase } from './database.ts'
import { broken, type Finding, good, warning } from './finding.ts'
import { checkMachine, thisMachine } from './machine.ts'
import { checkMinutes } from './minutes.ts'
import { checkWorkspace } from './workspace.ts'
import { workspaceMessages as workspaceTexts } from './workspace-messages.ts'

const texts = bilingual({
  en: {
    config: () => 'The configuration is in order.',
    mistake: (words: string) => `The configuration has a mistake, so the bot does not start: ${words}`,
    correct: () => 'Correct it in the YAML file or the environment (README, Configuration).',
  },
  fr: {
    config: () => fr`La configuration est en ordre.`,
    mistake: (words) => fr`La configuration contient une erreur, et le robot ne démarre pas : ${words}`,
    correct: () => fr`Corrigez-la dans le fichier YAML ou l'environnement (README, Configuration).`,
  },
})

export interface Diagnosis {
  readonly lang: Lang
  readonly findings: readonly Finding[]
}

/** Looks at everything that the bot needs, and changes nothing but a message to itself. `lang`: when somebody has asked for one. */
export async function diagnose(env: Environment, clock: Clock, lang?: Lang): Promise<Diagnosis> {
  let config: Config
  try {
    config = loadConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigMistakes)) throw error
    const told = lang ?? 'en'
    const say = texts[told]
    const mistakes = error.mistakes.map((words) => broken('configuration', say.mistake(words), 'operator', say.correct()))
    return { lang: told, findings: [...mistakes, ...checkMachine(thisMachine(), 'America/Toronto', told, clock.now())] }
  }
  const told = lang ?? config.community.language
  const { organizers, zone } = config.community
  const { url } = config.database
  return {
    lang: told,
    findings: [
      good('configuration', texts[told].config()),
      ...(await diagnoseChat(config, told, clock)),
      ...(await checkDatabase(await inspectDatabase(url), { lang: told, url, organizers })),
      ...(await checkMinutes(config, told, clock)),
      ...checkMachine(thisMachine(), zone, told, clock.now()),
    ],
  }
}

async function diagnoseChat(config: Config, lang: Lang, clock: Clock): Promise<readonly Finding[]> {
  const { url, allowInsecure } = config.workspace
  const { organizers } = config.community
  const say = workspaceTexts[lang]
  if (url === undefined) return [warning('workspace', say.unset(), 'operator', `${say.setUrl()} ${say.setLogin()}`)]
  const credentials = credentialsOf(config)
  const found = await inspectWorkspace({ url, allowInsecure, credentials, clock, people: organizers })
  return checkWorkspace(found, { lang, now: clock.now(), usesPassword: credentials.kind === 'password', organizers })
}
