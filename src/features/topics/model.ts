/** Something people would like to hear or talk about. */
export interface Topic {
  /** Short id, shown as `#12`; no meetup, talk or reminder has the same. */
  readonly id: number
  readonly title: string
  readonly votes: number
}

/** A topic that an organizer took off the list, with everything that brings it back. */
export interface RemovedTopic {
  readonly id: number
  readonly title: string
  /** Null once that person has asked to be forgotten. */
  readonly suggestedBy: string | null
  readonly createdAt: number
  readonly votes: readonly { readonly personId: string; readonly at: number }[]
}
