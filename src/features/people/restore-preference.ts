import type { People } from './repository.ts'

/** What it takes to undo a changed preference. */
export interface ChangedPreference<T = string> {
  /** Null when there was none. */
  readonly before: T | null
  readonly after: T | null
}

/** Restores an earlier preference. Returns false without a change if it has been changed again since. */
export async function restorePreference(
  people: Pick<People, 'preferences' | 'setPreferences'>,
  personId: string,
  field: 'language' | 'zone' | 'department' | 'quiet' | 'muted',
  { before, after }: ChangedPreference<unknown>,
): Promise<boolean> {
  const { [field]: current = null } = await people.preferences(personId)
  if (JSON.stringify(current) !== JSON.stringify(after)) return false
  await people.setPreferences(personId, { [field]: before })
  return true
}
