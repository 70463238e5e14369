/** `unknown`: could not be checked because of another finding. */
export type Level = 'good' | 'unknown' | 'warning' | 'broken'

/** Who can fix something. */
export type Fixer = 'administrator' | 'operator' | 'organizer'

export interface Finding {
  /** A fixed name for programs, like `workspace.login`. */
  readonly check: string
  readonly level: Level
  /** What was found, and what it means for people. */
  readonly means: string
  readonly mend?: { readonly who: Fixer; readonly how: string }
}

export function good(check: string, means: string): Finding {
  return { check, level: 'good', means }
}

export function unknown(check: string, means: string): Finding {
  return { check, level: 'unknown', means }
}

export function warning(check: string, means: string, who: Fixer, how: string): Finding {
  return { check, level: 'warning', means, mend: { who, how } }
}

export function broken(check: string, means: string, who: Fixer, how: string): Finding {
  return { check, level: 'broken', means, mend: { who, how } }
}

/** 0 when all is good, 1 with warnings, 2 when something is broken. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(({ level }) => level === 'broken')) return 2
  return findings.some(({ level }) => level === 'warning') ? 1 : 0
}
