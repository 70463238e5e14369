import { join } from 'node:path'

export interface Remote {
  readonly url: string
  readonly transport: 'https' | 'http' | 'ssh' | 'file'
  /** A token, or `user:password`. */
  readonly token?: string | undefined
  readonly sshKeyFile?: string | undefined
  readonly knownHostsFile?: string | undefined
}

/** Where git and ssh find their files, and how they reach the network. They get nothing else from the bot's environment. */
const passedOn = [
  ...['PATH', 'HOME', 'TMPDIR', 'SSH_AUTH_SOCK', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO'],
  ...['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'],
]

/**
 * The variables that git runs with. The token is only in these: not in arguments, which every user of the machine can list,
 * and not in a file. `/etc/gitconfig` applies (proxies, certificates, `safe.directory`); a user's own settings don't.
 */
export function gitEnvironment(
  remote: Remote,
  keptIn: string,
  outer: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const env: Record<string, string> = {}
  for (const name of passedOn) {
    const value = outer[name]
    if (value !== undefined) env[name] = value
  }
  return {
    ...env,
    // `findTrouble` reads git's error messages, so they must be in English.
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ALLOW_PROTOCOL: remote.transport,
    GIT_SSH_COMMAND: sshCommand(remote, keptIn),
    ...configVariables(settings(remote)),
  }
}

/** What must never appear in a log: the token, in every form it's sent in. */
export function secretsOf({ token }: Remote): readonly string[] {
  return token === undefined ? [] : [basic(token), token]
}

function settings({ url, token }: Remote): readonly (readonly [string, string])[] {
  const always = [
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['credential.helper', ''],
    ['gc.autoDetach', 'false'],
    // A stall: less than 100 bytes a second for 20 seconds.
    ['http.lowSpeedLimit', '100'],
    ['http.lowSpeedTime', '20'],
  ] as const
  if (token === undefined) return always
  // If redirects were followed, the token could be sent to another host.
  return [
    ...always,
    ['http.followRedirects', 'false'],
    [`http.${new URL(url).origin}/.extraHeader`, `Authorization: Basic ${basic(token)}`],
  ]
}

/** GitHub, GitLab and Gitea accept any user name with a token. */
function basic(token: string): string {
  return Buffer.from(token.includes(':') ? token : `x-access-token:${token}`).toString('base64')
}

function configVariables(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const variables: Record<string, string> = { GIT_CONFIG_COUNT: String(pairs.length) }
  for (const [index, [key, value]] of pairs.entries()) {
    variables[`GIT_CONFIG_KEY_${index}`] = key
    variables[`GIT_CONFIG_VALUE_${index}`] = value
  }
  return variables
}

/** git passes this to a shell, so every path is quoted. */
function sshCommand({ sshKeyFile, knownHostsFile }: Remote, keptIn: string): string {
  const options = [
    'BatchMode=yes',
    'ConnectTimeout=15',
    'ServerAliveInterval=10',
    'ServerAliveCountMax=2',
    knownHostsFile === undefined ? 'StrictHostKeyChecking=accept-new' : 'StrictHostKeyChecking=yes',
    `UserKnownHostsFile="${knownHostsFile ?? join(keptIn, 'known_hosts')}"`,
    ...(sshKeyFile === undefined ? [] : ['IdentitiesOnly=yes']),
  ]
  const key = sshKeyFile === undefined ? [] : ['-i', quote(sshKeyFile)]
  return ['ssh', ...key, ...options.flatMap((option) => ['-o', quote(option)])].join(' ')
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
