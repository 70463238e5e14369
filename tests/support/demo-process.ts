import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface DemoProcess {
  /** The page's address, as it is printed. */
  readonly url: string
  /** Stops its process group, and returns the exit code. */
  end(): Promise<number | null>
}

/** `npm start` with nothing set, as a newcomer runs it. */
export async function startDemo(): Promise<DemoProcess> {
  const child = spawn('npm', ['start'], {
    detached: true,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', SANDBOX_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit') as Promise<[number | null]>
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const [, address] = /open (http:\/\/\S+)/.exec(output) ?? []
      if (address !== undefined) resolve(address)
    })
    void exited.then(([code]) => reject(new Error(`npm start ended with ${code}:\n${output}`)))
  })
  return {
    url,
    async end() {
      process.kill(-(child.pid ?? 0), 'SIGTERM')
      return (await exited)[0]
    },
  }
}
