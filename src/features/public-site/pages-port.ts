import type { Lang } from '../../shared/i18n/lang.ts'

/** Something that anybody who reaches the port may read. */
export interface Page {
  /** Media type with its parameters. */
  readonly type: string
  readonly body: string
  /** Of the words in it; undefined when it has both. */
  readonly lang?: Lang
  /** What tells one content from another; the body itself unless that holds when it was written. */
  readonly identity?: string
  /** The value of the `content-security-policy` header, where the body holds something that one has to allow. */
  readonly policy?: string
  /** The language was chosen by what the browser asks for. */
  readonly isNegotiated?: true
}

export interface Pages {
  /**
   * The page under a path, in the first language of the `accept-language` header when the path names none. Undefined when there
   * is none, or when the operator wants none.
   * @throws what the store throws.
   */
  find(path: string, acceptLanguage: string | undefined): Promise<Page | undefined>
}
