import { ConfigMistakes } from '../../config/load.ts'
import type { Config } from '../../config/schema.ts'
import { type ConfigWatch, renewConfig } from '../../config/watch.ts'
import type { Log } from '../shared/log.ts'

interface LiveConfig {
  /** Always returns the current values. If you store a part of it, that part doesn't change. */
  readonly config: Config
  /** Applies what has changed in its files. Never throws: a wrong file is logged, and the previous values stay. */
  look(): void
}

interface Needs {
  readonly log: Log
  /** Called after a change that takes effect immediately. */
  readonly onChange: () => void
}

export function createLiveConfig(first: Config, watch: ConfigWatch | undefined, { log, onChange }: Needs): LiveConfig {
  let current = first
  return {
    config: new Proxy(first, { get: (_, name) => current[name as keyof Config] }),
    look() {
      try {
        const next = watch?.look()
        if (next === undefined) return
        const { config, changed, needRestart } = renewConfig(current, next)
        current = config
        if (changed.length > 0) onChange()
        const fields = { changed, needRestart }
        if (needRestart.length > 0) log.warn(fields, 'configuration re-read; some changes need a restart')
        else log.info(fields, 'configuration re-read')
      } catch (error) {
        const mistakes = error instanceof ConfigMistakes ? error.mistakes : [String(error)]
        log.error({ mistakes }, 'the changed configuration is wrong; the previous one stays in use')
      }
    },
  }
}
