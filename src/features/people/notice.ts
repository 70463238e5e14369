import type { Person } from '../../messaging/chat.ts'
import type { Notice } from '../../messaging/notice.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { Lang, LanguageChoice } from '../../shared/i18n/lang.ts'
import type { People, Preferences, Roles } from './repository.ts'

/** What to write to somebody in who didn't ask: the language they chose, or last wrote in, or both. */
export function languageFor({ language, typedLanguage }: Preferences): LanguageChoice | undefined {
  return language ?? typedLanguage
}

/** A direct message in the person's language, or in both. */
export async function noticeTo(
  people: Pick<People, 'preferences'>,
  { id }: Pick<Person, 'id'>,
  say: (lang: Lang) => string,
): Promise<Notice> {
  return { to: { personId: id }, text: inLanguagesOf(languageFor(await people.preferences(id)), say) }
}

/** The organizers as people, longest in the role first. */
export async function listOrganizers({ roles }: { readonly roles: Pick<Roles, 'all'> }): Promise<readonly Person[]> {
  return (await roles.all()).filter(({ role }) => role === 'organizer').map(({ personId: id, username }) => ({ id, username }))
}

/** A direct message to each organizer except the one who acted. */
export async function notifyEachOrganizer(
  needs: { readonly roles: Pick<Roles, 'all'>; readonly people: Pick<People, 'preferences'> },
  say: (lang: Lang) => string,
  actor?: { readonly id: string },
): Promise<readonly Notice[]> {
  const others = (await listOrganizers(needs)).filter(({ id }) => id !== actor?.id)
  return Promise.all(others.map(async (person) => ({ ...(await noticeTo(needs.people, person, say)), unasked: {} })))
}
