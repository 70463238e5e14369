/** What the genuine web client does with a text before it sends it. */
type SendPlan =
  | { kind: 'nothing' }
  | { kind: 'send'; text: string }
  | { kind: 'run'; command: string; params: string }
  /** Nothing is sent; only the author is told that there is no such command. */
  | { kind: 'unknown-command'; command: string }

// The parameters of a registered command are the rest of its first line: the web client loses everything after it.
const COMMAND = /^\/(\S+)[^\S\n]*([^\n]*)/

/** `commands` are the registered ones; capitals matter. */
export function planSend(typed: string, commands: ReadonlySet<string>, allowUnrecognized: boolean): SendPlan {
  const text = typed.trim()
  if (text === '') return { kind: 'nothing' }
  const match = COMMAND.exec(text)
  if (match === null) return { kind: 'send', text }
  const [, command = '', params = ''] = match
  if (commands.has(command)) return { kind: 'run', command, params }
  return allowUnrecognized ? { kind: 'send', text } : { kind: 'unknown-command', command: `/${command}` }
}
