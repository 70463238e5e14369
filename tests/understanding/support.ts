import { type Context, loadModel, type Understanding, understand } from '../../src/understanding/index.ts'

const model = loadModel()

/** Sunday 29 November 2026, 10:00 in Toronto. */
export const context: Context = { model, now: Date.parse('2026-11-29T15:00:00Z'), zone: 'America/Toronto' }

export function read(sentence: string): Understanding {
  return understand(sentence, context)
}
