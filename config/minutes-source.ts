import { isLoopback } from '../src/shared/loopback.ts'

/** Where minutes are read from. */
export type MinutesSource =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 'git'
      readonly url: string
      readonly transport: 'https' | 'http' | 'ssh' | 'file'
      /** Undefined for the repository's default branch. */
      readonly branch: string | undefined
      /** Folder of the minutes, relative to the root of the repository; empty for the root. */
      readonly path: string
    }
  | { readonly kind: 'wrong'; readonly why: string }

/** The scp form, `git@host:path`. The name before the @ tells it from a folder. */
const scpForm = /^[a-z0-9_][\w.-]*@[a-z0-9][\w.-]*:[^:]/i
const control = /\p{Cc}/u

/** Reads `MINUTES_SOURCE`: a folder, or a Git URL with `#branch:path/in/repo`, where both parts are optional. */
export function readMinutesSource(source: string): MinutesSource {
  if (!/^\w[\w+.-]*::?\/\/|^\w+::/.test(source) && !scpForm.test(source)) return { kind: 'folder', folder: source }
  if (control.test(source)) return wrong('MINUTES_SOURCE holds a line break or another control character. Remove it.')
  const [url = '', fragment = ''] = splitOnce(source, '#')
  const [branch = '', path = ''] = splitOnce(fragment, ':')
  const transport = scpForm.test(url) ? 'ssh' : readTransport(url)
  if (typeof transport !== 'string') return transport
  if (branch !== '' && !isBranchName(branch)) {
    return wrong(
      `MINUTES_SOURCE names the branch "${branch}", which Git does not allow. Write #branch or #branch:path/in/repo.`,
    )
  }
  const folder = path.replace(/^\/+|(?<!\/)\/+$/g, '')
  if (folder !== '' && !isPathInside(folder)) {
    return wrong(
      `MINUTES_SOURCE names the path "${path}", which leads out of the repository. Write it from the root: content/meetups.`,
    )
  }
  return { kind: 'git', url, transport, branch: branch === '' ? undefined : branch, path: folder }
}

type Transport = Extract<MinutesSource, { kind: 'git' }>['transport']
type Wrong = Extract<MinutesSource, { kind: 'wrong' }>

function readTransport(url: string): Transport | Wrong {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const transport = (['https', 'http', 'ssh', 'file'] as const).find((one) => parsed?.protocol === `${one}:`)
  if (parsed === undefined || transport === undefined) {
    return wrong('MINUTES_SOURCE must be a folder, or an address that begins with https://, ssh://, git@ or file://.')
  }
  if (parsed.password !== '' || (parsed.username !== '' && transport !== 'ssh')) {
    return wrong('MINUTES_SOURCE holds a name or password. Remove them from the address and set MINUTES_TOKEN.')
  }
  if (transport === 'http' && !isLoopback(parsed.hostname)) {
    return wrong('MINUTES_SOURCE uses http://, so minutes and token would be sent unencrypted. Use https://.')
  }
  // Programs would take a host or user that begins with a dash for an option.
  if (/^\w+:\/\/-|@-/.test(url)) return wrong('MINUTES_SOURCE names a host that begins with a dash. Correct it.')
  return transport
}

/** By the rules of `git check-ref-format --branch`. */
function isBranchName(name: string): boolean {
  const forbidden = /[\s~^:?*[\\]|\.\.|@\{|\/\/|^[-/@]|[/.]$|\p{Cc}/u
  return !forbidden.test(name) && name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
}

function isPathInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git')
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function wrong(why: string): Wrong {
  return { kind: 'wrong', why }
}
