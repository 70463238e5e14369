/** Something that people would like to hear or talk about. */
export interface Topic {
  /** Short id, shown as `#12`; no meetup, talk or reminder has the same. */
  readonly id: number
  readonly title: string
  readonly votes: number
}
