import { execFileSync } from 'node:child_process'
import { createServer, connect as dial, type Socket } from 'node:net'

/** A machine of its own as far as the network goes: one cable leads to this machine, and there is nothing else. */
export interface NetworkNamespace {
  readonly address: string
  /** What a command begins with to run in it. */
  readonly enter: readonly string[]
  /** An address on this machine that processes in the namespace reach; what they send goes to a port of 127.0.0.1. */
  forward(port: number): Promise<string>
  /** From now on, packets between the namespace and a forwarded address vanish, without a word to either side. */
  lose(address: string): void
  /** Packets pass again. */
  find(address: string): void
  remove(): Promise<void>
}

/** Why no namespace can be made here; undefined where one can. */
export function whyNoNamespace(): string | undefined {
  try {
    const { remove } = createLink()
    remove()
    return undefined
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[1] ?? error.message) : String(error)
  }
}

let links = 0

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Two addresses of a network that documentation is meant for, so nothing else has them. */
function createLink() {
  const name = `rv${process.pid}n${links}`
  const network = `198.18.${process.pid % 256}.${(links % 64) * 4}`
  links += 1
  const at = (last: number) => network.replace(/\d+$/, (digits) => String(Number(digits) + last))
  const [near, far] = [`${name}a`, `${name}b`]
  const within = ['ip', 'netns', 'exec', name]
  const remove = () => {
    // Its end of the cable goes with it, and so does the other end.
    run('ip', 'netns', 'del', name)
  }
  run('ip', 'netns', 'add', name)
  try {
    run('ip', 'link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name)
    run('ip', 'address', 'add', `${at(1)}/30`, 'dev', near)
    run('ip', 'link', 'set', near, 'up')
    for (const args of [
      ['address', 'add', `${at(2)}/30`, 'dev', far],
      ['link', 'set', far, 'up'],
      ['link', 'set', 'lo', 'up'],
    ])
      run('ip', '-n', name, ...args)
    run('ip', 'netns', 'exec', name, 'iptables', '-L')
  } catch (error) {
    remove()
    throw error
  }
  return { host: at(1), address: at(2), within, remove }
}

export function createNetworkNamespace(): NetworkNamespace {
  const { host, address, within, remove } = createLink()
  const closers: (() => Promise<void>)[] = []
  const [program = '', ...enter] = within
  /** Both ways, as when a router forgets its connections. */
  const filter = (action: '-A' | '-D', to: string) => {
    const { port } = new URL(`tcp://${to}`)
    for (const [chain, side] of [
      ['OUTPUT', '--dport'],
      ['INPUT', '--sport'],
    ] as const)
      run(program, ...enter, 'iptables', action, chain, '-p', 'tcp', side, port, '-j', 'DROP')
  }
  return {
    address,
    enter: within,
    async forward(port) {
      const relay = await startRelay(host, port)
      closers.push(relay.close)
      return relay.address
    },
    lose: (to) => filter('-A', to),
    find: (to) => filter('-D', to),
    async remove() {
      remove()
      for (const close of closers) await close()
    },
  }
}

async function startRelay(host: string, port: number) {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = dial(port, '127.0.0.1')
    near.pipe(far)
    far.pipe(near)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const address = server.address()
  return {
    address: `${host}:${typeof address === 'object' ? address?.port : ''}`,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
