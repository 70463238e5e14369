import type { Notice } from '../../messaging/notice.ts'
import { showInBlocks } from '../../shared/text/blocks.ts'
import type { MinutesArchive } from '../minutes/archive.ts'
import type { Amended, Published } from '../minutes/publisher.ts'
import type { People, Roles } from '../people/repository.ts'
import { notifyMinuteTaker, type WorkspaceNeeds } from './notices.ts'
import { describePublication, type PublicationNews } from './publication-messages.ts'
import type { Publication } from './publications.ts'

interface Needs extends WorkspaceNeeds {
  readonly people: People
  readonly roles: Roles
  readonly minutes: Pick<MinutesArchive, 'pageUrl'>
}

export async function notifyOfResult(
  needs: Needs,
  due: Publication,
  result: PublicationNews & (Published | Amended),
): Promise<readonly Notice[]> {
  const notices = await notifyOfNews(needs, due, result)
  if (result.kind !== 'patch') return notices
  const blocks = showInBlocks(result.text, needs.workspace.settings.maxMessageLength)
  return notices.flatMap((notice) => [notice, ...blocks.map((text) => ({ to: notice.to, text }))])
}

export function notifyOfNews(
  needs: Needs,
  { by, title, meetupId, amends, round, file, text }: Publication,
  news: PublicationNews,
): Promise<readonly Notice[]> {
  const page = amends === undefined ? needs.minutes.pageUrl(file, text) : undefined
  return notifyMinuteTaker(needs, by, (lang) =>
    describePublication(
      news,
      {
        ...{ title, meetupId, isAmendment: amends !== undefined, isAnotherTry: amends === undefined && round > 1 },
        ...(page !== undefined && { page }),
      },
      lang,
    ),
  )
}
