/** A finished file of minutes. */
export interface NewMinutesFile {
  /** Its name in the folder of minutes, as `2026-12-17.md`. */
  readonly file: string
  readonly text: string
  /** What the change is called, as `Minutes for 2026-12-17`. */
  readonly title: string
}

/**
 * `pushed`: proposed on a branch of the repository. `patch`: there is no repository to write to; the text is for `git am`.
 * `exists`: a file of that name is there already and stays as it is. `refused`: the same call would fail again, and why.
 */
export type PublishResult =
  | { readonly kind: 'pushed'; readonly branch: string; readonly commit: string; readonly link?: string }
  | { readonly kind: 'patch'; readonly name: string; readonly text: string }
  | { readonly kind: 'exists'; readonly file: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Hands finished minutes to whoever keeps the site. Doing it twice changes nothing; what is there is never overwritten. */
export interface MinutesPublisher {
  /** @throws Error when it may work later: the network is away, or somebody else writes at the same time. */
  publish(minutes: NewMinutesFile): Promise<PublishResult>
}
