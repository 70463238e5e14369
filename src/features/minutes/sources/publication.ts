import type { MinutesTrouble } from '../archive.ts'
import type { Amended, MinutesAmendment, MinutesPublication, MinutesPublisher, Published } from '../publisher.ts'
import { isMinutesName } from './list-files.ts'

/** A publication, normalized. */
export interface Draft {
  readonly file: string
  /** Names the commit and the patch: the file's name without its extension. */
  readonly slug: string
  readonly text: string
  /** Subject, and the text after an empty line. */
  readonly message: string
}

/** Names that are valid in every file system and everywhere in git. */
const safePart = /^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u

function readPublication({ file, text, title, meetup }: MinutesPublication): Draft | MinutesTrouble {
  const parts = file.split('/')
  const isSafe = parts.every((part) => safePart.test(part) && !part.includes('..') && !/\.lock$|\.$| $/i.test(part))
  if (!isSafe || file.length > 200 || !isMinutesName(file)) return { kind: 'bad-file-name', detail: file.slice(0, 200) }
  const lines = text.replace(/\r\n?/g, '\n')
  const subject =
    title
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, 200) || 'Minutes'
  return {
    file,
    slug: file
      .replace(/\.\w+$/, '')
      .replaceAll('/', '-')
      .replaceAll(' ', '-'),
    text: lines.endsWith('\n') ? lines : `${lines}\n`,
    message: meetup === undefined ? subject : `${subject}\n\nMeetup #${meetup}`,
  }
}

/** What a source does with publications whose file names are in order. */
interface DraftPublisher {
  publish(draft: Draft): Promise<Published>
  /** The draft has no text yet. */
  amend(draft: Draft, edit: MinutesAmendment['edit']): Promise<Amended>
}

/** Refuses file names that no source may write. */
export function createPublisher({ publish, amend }: DraftPublisher): MinutesPublisher {
  return {
    async publish(publication) {
      const draft = readPublication(publication)
      return 'kind' in draft ? { kind: 'refused', why: draft } : publish(draft)
    },
    async amend({ edit, ...publication }) {
      const draft = readPublication({ ...publication, text: '' })
      return 'kind' in draft ? { kind: 'refused', why: draft } : amend(draft, edit)
    },
  }
}
