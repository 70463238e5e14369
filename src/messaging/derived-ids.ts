import type { EpochMs } from '../shared/clock.ts'
import { minuteMs } from '../shared/dates/time.ts'

/** Later, people have read the message as it was, and its new words are no longer heard. */
export const editableMs = 5 * minuteMs

/**
 * The inbox handles some messages more than once, each time under an id made from the message's own: `ID~e1732900000000` for
 * its words after an edit at that instant, `ID~2` for an answer that was postponed for the second time.
 */
const suffix = /(?:~e(?<editedAt>\d{1,16}))?(?:~(?<postponed>\d{1,4}))?$/

function readSuffix(id: string): Partial<Record<'editedAt' | 'postponed', string>> {
  return suffix.exec(id)?.groups ?? {}
}

/** The id under which the workspace knows the message. */
export function typedIdOf(id: string): string {
  return id.replace(suffix, '')
}

export function editedIdOf(messageId: string, editedAt: EpochMs): string {
  return `${messageId}~e${editedAt}`
}

/** New words of a message, which aren't an answer that was postponed. */
export function isEdit(id: string): boolean {
  const { editedAt, postponed } = readSuffix(id)
  return editedAt !== undefined && postponed === undefined
}

export function isPostponed(id: string): boolean {
  return readSuffix(id).postponed !== undefined
}

export function nextPostponedIdOf(id: string): string {
  const { postponed } = readSuffix(id)
  const before = postponed === undefined ? id : id.slice(0, -`~${postponed}`.length)
  return `${before}~${Number(postponed ?? 0) + 1}`
}
