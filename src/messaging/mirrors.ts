/**
 * What became of one attempt to post to a mirror. `code` is short and shows no part of the address, such as `404 no_service` or
 * `ENOTFOUND`. `unavailable`: certainly not taken, and may be taken later. `unclear`: the mirror may have taken it.
 */
export type MirrorOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unavailable'; readonly code: string; readonly retryAfterMs?: number }
  | { readonly kind: 'unclear'; readonly code: string }

/** Posts outside of the workspace that follow announcements. They have no message ids, so repeating a post shows it twice. */
export interface Mirrors {
  /** One attempt, by the mirror's configured name. Never rejects. */
  post(name: string, text: string): Promise<MirrorOutcome>
}
