import { fold } from '../../src/shared/text/fold.ts'
import { foldSentence } from '../../src/understanding/folded.ts'
import { type FreeText, findFreeText } from '../../src/understanding/free-text.ts'
import type { SlotKind } from '../../src/understanding/slot-forms.ts'
import { findSlots, type Slot } from '../../src/understanding/slots.ts'
import type { Row } from './rows.ts'

const kinds: Readonly<Record<string, readonly SlotKind[]>> = {
  date: ['date', 'moment', 'month', 'past', 'period'],
  to: ['date', 'moment', 'month', 'past', 'period'],
  time: ['time', 'moment'],
  duration: ['duration'],
  offset: ['offset'],
  channel: ['channel'],
  mention: ['person'],
  number: ['id', 'number'],
  lang: ['lang'],
}
const freeTexts: Readonly<Record<string, FreeText>> = {
  present: 'title',
  suggest: 'topic',
  ask: 'question',
  remind: 'reminder',
  department: 'department',
}

export interface SlotScore {
  readonly wanted: number
  readonly found: number
  readonly misses: readonly string[]
}

/** How many of the expected slots are found. One word more or less at an end is fine. */
export function scoreSlots(rows: readonly Row[]): SlotScore {
  let wanted = 0
  const misses: string[] = []
  for (const row of rows) {
    for (const [name, words] of Object.entries(row.slots)) {
      const got = findSlot(row, name)
      if (got === 'unasked') continue
      wanted += 1
      const [one, other] = [bare(words), bare(got ?? '')]
      if (other === '' || !(one.includes(other) || other.includes(one)))
        misses.push(`${name} "${words}", not "${got ?? ''}": ${row.text}`)
    }
  }
  return { wanted, found: wanted - misses.length, misses }
}

/** Names of people and departments in questions are not read: no command takes them. */
function findSlot({ intent, text, lang }: Row, name: string): string | undefined {
  const folded = foldSentence(text)
  const slots = findSlots(folded)
  const own = kinds[name]
  if (own !== undefined) {
    const found = slots.filter(({ kind }: Slot) => own.includes(kind))
    return (name === 'to' ? found[1] : name === 'lang' ? found.at(-1) : found[0])?.text
  }
  const free = freeTexts[intent]
  return free === undefined ? 'unasked' : findFreeText(free, folded, slots, lang)
}

function bare(words: string): string {
  return fold(words)
    .replace(/^(?:(?:the|a|an|le|la|les|l'|un|une|des|du|de|d'|on|at) ?)*/, '')
    .replace(/'s$/, '')
    .trim()
}
