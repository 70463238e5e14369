import type { People, Preferences } from './repository.ts'

/** What it takes to undo a changed preference. */
export interface ChangedPreference {
  /** Null when there was none. */
  readonly before: string | null
  readonly after: string
}

/** Restores an earlier preference. Returns false without a change if it has been changed again since. */
export async function restorePreference(
  people: People,
  personId: string,
  field: 'language' | 'zone' | 'department',
  { before, after }: ChangedPreference,
): Promise<boolean> {
  const current: Preferences = await people.preferences(personId)
  if (current[field] !== after) return false
  await people.setPreferences(personId, { [field]: before })
  return true
}
