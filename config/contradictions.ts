import { isLoopback } from '../src/shared/loopback.ts'
import { readMinutesSource } from './minutes-source.ts'
import { findMirrorMistakes } from './mirrors.ts'
import type { Config } from './schema.ts'

/** Values that are valid on their own but contradict each other. */
export function findContradictions({ workspace, minutes, announcements }: Config): readonly string[] {
  const mistakes: string[] = []
  const { url, userId, authToken, user, password } = workspace
  if (
    url !== undefined &&
    new URL(url).protocol === 'http:' &&
    !workspace.allowInsecure &&
    !isLoopback(new URL(url).hostname)
  ) {
    mistakes.push(
      'ROCKETCHAT_URL uses http://, so the token would be sent unencrypted. Use https://, or set workspace.allowInsecure to true.',
    )
  }
  if ((userId === undefined) !== (authToken === undefined)) {
    mistakes.push(
      'ROCKETCHAT_USER_ID and ROCKETCHAT_AUTH_TOKEN belong together; one is missing. Rocket.Chat shows both when you create the token.',
    )
  }
  if ((user === undefined) !== (password === undefined)) {
    mistakes.push('ROCKETCHAT_USER and ROCKETCHAT_PASSWORD belong together; one is missing.')
  }
  if (url !== undefined && [userId, authToken, user, password].every((one) => one === undefined)) {
    mistakes.push('ROCKETCHAT_URL is set, but there are no credentials. Set ROCKETCHAT_USER_ID and ROCKETCHAT_AUTH_TOKEN.')
  }
  return [...mistakes, ...findMinutesMistakes(minutes), ...findMirrorMistakes(announcements)]
}

function findMinutesMistakes({ source, token, sshKeyFile }: Config['minutes']): readonly string[] {
  const read = readMinutesSource(source ?? '')
  if (read.kind === 'wrong') return [read.why]
  const transport = read.kind === 'git' ? read.transport : undefined
  const isWeb = transport === 'https' || transport === 'http'
  return [
    ...(token === undefined || isWeb
      ? []
      : ['MINUTES_TOKEN is only for a repository over https. Use an https address in MINUTES_SOURCE, or remove the token.']),
    ...(sshKeyFile === undefined || transport === 'ssh'
      ? []
      : ['MINUTES_SSH_KEY_FILE is only for a repository over ssh. Use an ssh address in MINUTES_SOURCE, or remove the key.']),
  ]
}
