import type { Args, ReadContext } from '../../../src/command/args/args.ts'
import { type Parsed, parseArgs } from '../../../src/command/parse.ts'

/** Wednesday 2 December 2026, 10:00 in Toronto. */
export const wednesday = Date.UTC(2026, 11, 2, 15)

export function contextOn(now: number, zone = 'America/Toronto'): ReadContext {
  return { now, zone, ownZone: zone, lang: 'en', findRoomFor: async () => undefined, findPerson: async () => undefined }
}

export function readWith(args: Args, typed: string, context = contextOn(wednesday)): Promise<Parsed> {
  return parseArgs(args, typed, context)
}
