import type { MinutesTrouble } from './archive.ts'

/** Proposes minutes taken in chat to the source that minutes are read from. */
export interface MinutesPublisher {
  /**
   * Proposes a new file: as a commit on its own branch, pushed to the repository of the minutes, or as a patch when there is no
   * repository or no permission to push. Never changes an existing file; repeating the call changes nothing. Never rejects.
   * Takes as long as the network does, up to a few times `minutes.patienceSeconds`: call it outside of transactions.
   */
  publish(publication: MinutesPublication): Promise<Published>
  /**
   * Proposes a change to an existing file on its own branch, or to a file that is still proposed on the branch that proposes
   * it.
   * Returns a patch when there is no repository or no permission to push. Repeating the call changes nothing. Never rejects.
   */
  amend(amendment: MinutesAmendment): Promise<Amended>
}

export interface MinutesAmendment extends Omit<MinutesPublication, 'text'> {
  /** Takes the text of the file and returns the new text; the same text when there is nothing to change. */
  edit(text: string): string
}

/** `absent`: there is no such file, neither published nor proposed. */
export type Amended = Exclude<Published, { kind: 'exists' }> | { readonly kind: 'unchanged' } | { readonly kind: 'absent' }

export interface MinutesPublication {
  /** Relative to the folder of minutes, such as `2026-12-17.md`. */
  readonly file: string
  /** The whole file. Line ends become `\n`, and the last line gets one. */
  readonly text: string
  /** First line of the commit message. */
  readonly title: string
  /** Number of the meetup, for the commit message. */
  readonly meetup?: number
}

export type Published =
  | {
      readonly kind: 'pushed'
      readonly branch: string
      /** The commit's full id. A repeated call returns the first one's. */
      readonly commit: string
      /** Where the server offers to open a merge or pull request. */
      readonly link?: string
    }
  /** `git am` accepts the text. `why` says why the bot couldn't push, if there is a repository. */
  | { readonly kind: 'patch'; readonly name: string; readonly text: string; readonly why?: MinutesTrouble }
  /** A file of that name exists with a different text: on the named branch, or among the published minutes. */
  | { readonly kind: 'exists'; readonly file: string; readonly branch?: string }
  | { readonly kind: 'refused'; readonly why: MinutesTrouble }
