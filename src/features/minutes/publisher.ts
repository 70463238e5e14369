import type { MinutesTrouble } from './archive.ts'

/** The road by which minutes taken in chat come to where they are read from. */
export interface MinutesPublisher {
  /**
   * Proposes a new file: as a commit on a branch of its own, pushed to the repository of the minutes, or as a patch where there is
   * no repository or no right to push. Never changes a file that is there; the same again changes nothing. Never rejects.
   * Takes as long as the network does, up to a few times `minutes.patienceSeconds`: call it outside of transactions.
   */
  publish(publication: MinutesPublication): Promise<Published>
  /**
   * Proposes a change of a file that is among the minutes, on a branch of its own, or of one that is still proposed, on the branch that
   * proposes it; as a patch where there is no repository or no right to push. The same again changes nothing. Never rejects.
   */
  amend(amendment: MinutesAmendment): Promise<Amended>
}

export interface MinutesAmendment extends Omit<MinutesPublication, 'text'> {
  /** From the words of the file to the new ones; the same ones where there is nothing to change. */
  edit(text: string): string
}

/** `absent`: there is no such file, neither among the minutes nor proposed. */
export type Amended = Exclude<Published, { kind: 'exists' }> | { readonly kind: 'unchanged' } | { readonly kind: 'absent' }

export interface MinutesPublication {
  /** Below the folder of minutes, as `2026-12-17.md`. */
  readonly file: string
  /** The whole file. Line ends become `\n`, and the last line gets one. */
  readonly text: string
  /** First line of the commit's message. */
  readonly title: string
  /** Number of the meetup, for the commit's message. */
  readonly meetup?: number
}

export type Published =
  | {
      readonly kind: 'pushed'
      readonly branch: string
      /** The commit's full id; at the second call, that of the first. */
      readonly commit: string
      /** Where the server offers to open a merge or pull request. */
      readonly link?: string
    }
  /** `git am` accepts the text. `why` tells what stood against pushing, where there is a repository. */
  | { readonly kind: 'patch'; readonly name: string; readonly text: string; readonly why?: MinutesTrouble }
  /** With other words, on the branch named, or else among the minutes. */
  | { readonly kind: 'exists'; readonly file: string; readonly branch?: string }
  | { readonly kind: 'refused'; readonly why: MinutesTrouble }
