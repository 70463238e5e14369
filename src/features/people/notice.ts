import type { Person } from '../../messaging/chat.ts'
import type { Notice } from '../../messaging/notice.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { People, Roles } from './repository.ts'

/** A direct message to somebody, in the language they have chosen, or in both. */
export async function noticeTo(people: People, { id }: Pick<Person, 'id'>, say: (lang: Lang) => string): Promise<Notice> {
  const { language } = await people.preferences(id)
  return { to: { personId: id }, text: inLanguagesOf(language, say) }
}

/** A direct message to each organizer, except the one who acted. */
export async function notifyEachOrganizer(
  { roles, people }: { readonly roles: Pick<Roles, 'all'>; readonly people: People },
  say: (lang: Lang) => string,
  actor?: { readonly id: string },
): Promise<readonly Notice[]> {
  const notices: Notice[] = []
  for (const { personId: id } of await roles.all()) {
    if (id !== actor?.id) notices.push(await noticeTo(people, { id }, say))
  }
  return notices
}
