import type { Lang } from '../domain/lang.ts'
import type { Notice } from './command.ts'
import { noticeTo } from './notice.ts'
import type { Services } from './services.ts'

/** Tells each organizer something, and each of the others who are concerned, everybody once. */
export async function noticesToOrganizers(
  { roles, people }: Pick<Services, 'roles' | 'people'>,
  say: (lang: Lang) => string,
  others: readonly { readonly id: string; readonly username: string }[] = [],
): Promise<readonly Notice[]> {
  const organizers = (await roles.all()).map(({ personId: id, username }) => ({ id, username }))
  const receivers = new Map([...others, ...organizers].map((one) => [one.id, one]))
  const notices: Notice[] = []
  for (const receiver of receivers.values()) notices.push(await noticeTo(people, receiver, say))
  return notices
}
