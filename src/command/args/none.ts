import { fold } from '../../shared/text/fold.ts'
import type { Option } from './args.ts'

const words = ['none', 'no', 'no limit', 'unlimited', 'aucun', 'aucune', 'illimite', 'illimitee', 'illimitees']

/** Whether a word clears a value: `none`, `aucune`. */
export function isNone(typed: string): boolean {
  return words.includes(fold(typed))
}

/** An option whose value can also be cleared: null for `place:none`. */
export function orNone<T>(option: Option<T>): Option<T | null> {
  return {
    ...option,
    read: (value, context) => (isNone(value) ? { ok: true, value: null, taken: 1 } : option.read(value, context)),
  }
}
