/** A person by the id of their account, which stays when their user name changes. */
export interface PersonRef {
  readonly id: string
  readonly username: string
}

/** A person from two columns; undefined when nobody is named, or once they asked to be forgotten. */
export function toPerson(id: string | null, username: string | null): PersonRef | undefined {
  return id === null || username === null ? undefined : { id, username }
}
