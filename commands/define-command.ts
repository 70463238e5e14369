import type { Args } from '../src/command/args/args.ts'
import { type Command, type CommandDefinition, createCommand } from '../src/command/command.ts'
import type { Services } from '../src/features/services.ts'

/** Checks a command's types. What it returns goes into the list in `commands/index.ts`. */
export function defineCommand<A extends Args, P = never, U = never>(
  definition: CommandDefinition<Services, A, P, U>,
): Command<Services> {
  return createCommand(definition)
}
