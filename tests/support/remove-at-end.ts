import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

/** Waits for the end of the pipe from this process, ends every PostgreSQL with its data in the folder, and removes the folder. */
const script = `
  read -r _
  for file in "$0"/data/postmaster.pid "$0"/*/data/postmaster.pid; do
    server=$(head -n 1 "$file" 2>/dev/null) || continue
    kill -QUIT "$server"
    while kill -0 "$server" 2>/dev/null; do sleep 0.1; done
  done
  rm -rf "$0"`

/** Removes a folder when this process ends, even when it's killed. */
export function removeAtEnd(folder: string): void {
  const shell = spawn('sh', ['-c', script, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  // Neither keeps this process alive.
  shell.unref()
  if (shell.stdin instanceof Socket) shell.stdin.unref()
}
