import { ConfigMistakes, type Environment, loadConfig } from '../../config/load.ts'
import type { Config } from '../../config/schema.ts'
import { credentialsOf } from '../app/credentials.ts'
import { inspectDatabase } from '../platform/database/inspect.ts'
import { inspectWorkspace } from '../platform/rocketchat/index.ts'
import type { Clock } from '../shared/clock.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Progress } from '../shared/progress.ts'
import { checkDatabase } from './database.ts'
import { broken, type Finding, good, warning } from './finding.ts'
import { checkMachine, thisMachine } from './machine.ts'
import { checkMinutes } from './minutes.ts'
import { checkMirrors } from './mirrors.ts'
import { checkWorkspace } from './workspace.ts'
import { workspaceMessages } from './workspace-messages.ts'

const texts = bilingual({
  en: {
    config: () => 'The configuration is fine.',
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

/** Checks everything that the bot needs. The only change is one message from the bot to itself. `lang` overrides the configuration. */
export async function diagnose(env: Environment, clock: Clock, lang?: Lang, progress?: Progress): Promise<Diagnosis> {
  let config: Config
  try {
    config = loadConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigMistakes)) throw error
    const chosen = lang ?? 'en'
    const say = texts[chosen]
    const mistakes = error.mistakes.map((words) => broken('configuration', say.mistake(words), 'operator', say.correct()))
    return { lang: chosen, findings: [...mistakes, ...checkMachine(thisMachine(), 'America/Toronto', chosen, clock.now())] }
  }
  const chosen = lang ?? config.community.language
  const { organizers, zone } = config.community
  const { url } = config.database
  const database = await inspectDatabase(url)
  const newest = database.state === 'open' ? database.newestZoneData : undefined
  return {
    lang: chosen,
    findings: [
      good('configuration', texts[chosen].config()),
      ...(await diagnoseChat(config, chosen, clock)),
      ...(await checkDatabase(database, { lang: chosen, url, organizers })),
      ...(await checkMinutes(config, chosen, clock, progress)),
      ...(await checkMirrors(config, chosen, clock)),
      ...checkMachine(thisMachine(), zone, chosen, clock.now(), newest),
    ],
  }
}

async function diagnoseChat(config: Config, lang: Lang, clock: Clock): Promise<readonly Finding[]> {
  const { url, allowInsecure } = config.workspace
  const { organizers } = config.community
  const say = workspaceMessages[lang]
  if (url === undefined) return [warning('workspace', say.unset(), 'operator', `${say.setUrl()} ${say.setLogin()}`)]
  const credentials = credentialsOf(config)
  const found = await inspectWorkspace({ url, allowInsecure, credentials, clock, people: organizers })
  return checkWorkspace(found, { lang, now: clock.now(), usesPassword: credentials.kind === 'password', organizers })
}
