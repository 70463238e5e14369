import type { RunUnit } from '../messaging/unit-of-work.ts'
import type { DueWork } from './due-work.ts'

/** Something the bot does by itself. Rows decide what is due; a tick only makes it look. */
export interface Job {
  readonly name: string
  /** Cron expression, seconds first, UTC. */
  readonly cron: string
  /** If given, it runs at a tick only if this is true, and now and then. */
  readonly isDue?: (due: DueWork) => boolean
  run(): Promise<void>
}

/** `N` names the few repositories and services a job works with. */
export interface JobContext<N> {
  /** For looking, outside of any transaction. */
  readonly needs: N
  /** For changes: they are committed together with the messages about them. */
  readonly run: RunUnit<N>
}
