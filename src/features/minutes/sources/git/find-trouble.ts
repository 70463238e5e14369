import type { MinutesTrouble, MinutesTroubleKind } from '../../archive.ts'
import type { GitRun } from './run-git.ts'

/** Messages of git, curl, ssh and the large hosts. The first match wins. */
const signs: readonly (readonly [RegExp, MinutesTroubleKind])[] = [
  [/No space left on device|Disk quota exceeded/i, 'disk-full'],
  [/Host key verification failed|HOST IDENTIFICATION HAS CHANGED/i, 'host-unknown'],
  [/dubious ownership/i, 'not-owned'],
  [/certificate/i, 'bad-certificate'],
  [/Authentication failed|could not read (?:Username|Password)|Permission denied \(|returned error: 40[13]/i, 'login-refused'],
  [/UNPROTECTED PRIVATE KEY|Load key|Identity file .* not accessible/i, 'login-refused'],
  [/update url base from redirection|returned error: 30\d/i, 'moved'],
  [/couldn't find remote ref/i, 'no-branch'],
  [/does not appear to be a git repository|repository .*not found|Repository not found|returned error: 404/is, 'no-repository'],
  [/could not be found|no such (?:project|repository)/i, 'no-repository'],
  [
    /Read-only file system|(?:cannot mkdir|cannot create|unable to create|could not open|unable to write).*Permission denied/i,
    'copy-unwritable',
  ],
  [/resolve host|Failed to connect|Couldn't connect|Connection (?:refused|reset|timed out|closed)/i, 'unreachable'],
  [/timed out|unreachable|Operation too slow|early EOF|hung up unexpectedly|RPC failed|returned error: 5\d\d/i, 'unreachable'],
  [/Empty reply|unexpected disconnect/i, 'unreachable'],
]

/** What went wrong when git failed. */
export function findTrouble({ ended, stderr }: GitRun): MinutesTrouble {
  if (ended === 'not-there') return { kind: 'no-git' }
  const detail = stderr.trim().slice(0, 500)
  if (ended === 'too-slow' || ended === 'stopped') return { kind: 'too-slow', ...(detail !== '' && { detail }) }
  const kind = signs.find(([sign]) => sign.test(stderr))?.[1] ?? 'unknown'
  return { kind, detail }
}
