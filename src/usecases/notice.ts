import type { Lang } from '../domain/lang.ts'
import type { Notice } from '../kit/command.ts'
import type { Services } from '../kit/services.ts'
import type { Person } from '../ports/chat.ts'
import type { People } from '../ports/store.ts'
import { inLanguagesOf } from '../texts/bilingual.ts'

/** Tells somebody something in a direct message: in the language they have chosen, or in both. */
export async function noticeTo(people: People, { id, username }: Person, say: (lang: Lang) => string): Promise<Notice> {
  const { language } = await people.preferences(id)
  return { to: { directTo: username }, text: inLanguagesOf(language, say) }
}

/** Tells each organizer something, but for whoever did it. */
export async function tellEachOrganizer(
  { roles, people }: Pick<Services, 'roles' | 'people'>,
  say: (lang: Lang) => string,
  actor?: { readonly id: string },
): Promise<readonly Notice[]> {
  const notices: Notice[] = []
  for (const { personId: id, username } of await roles.all()) {
    if (id !== actor?.id) notices.push(await noticeTo(people, { id, username }, say))
  }
  return notices
}
