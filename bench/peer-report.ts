import type { PeerName } from './candidates.ts'
import type { PeerRound } from './round.ts'
import { median, percentile } from './statistics.ts'

export type PeerRounds = Readonly<Record<PeerName, readonly PeerRound[]>>

/** One line of the table of bots. */
export interface PeerFigure extends Readonly<Record<PeerColumn, number>> {
  readonly name: string
  readonly unit: string
}

/** The columns, with their titles. */
export const peerColumns = [
  ['floor', 'bare loop'],
  ['rendezvous', 'Rendezvous'],
  ['sdk', "Rocket.Chat's own client"],
  ['hubot', 'Hubot'],
] as const

type PeerColumn = (typeof peerColumns)[number][0]

const commandsOf = (share: number) => (all: readonly PeerRound[]) =>
  percentile(
    all.flatMap((one) => one.commands),
    share,
  )

const measures: readonly (readonly [name: string, unit: string, of: (all: readonly PeerRound[]) => number])[] = [
  ['start', 'ms', (all) => median(all.flatMap((one) => one.starts))],
  ['memory when ready', 'MB', (all) => median(all.map((one) => one.residentReady))],
  ['command to reply, p50', 'ms', commandsOf(0.5)],
  ['command to reply, p99', 'ms', commandsOf(0.99)],
  ['processor time of a command', 'ms', (all) => median(all.map((one) => one.cpuPerCommand))],
  ['talk', 'messages/s', (all) => median(all.map((one) => one.chatterPerSecond))],
]

/** Medians over rounds; percentiles of commands are over all rounds together. Nothing where the other bots didn't run. */
export function summarizePeers({
  floor,
  rendezvous,
  peers: { sdk, hubot },
}: Readonly<Record<'floor' | 'rendezvous', readonly PeerRound[]>> & { readonly peers: PeerRounds }): readonly PeerFigure[] {
  if (sdk.length === 0) return []
  return measures.map(([name, unit, of]) => {
    const figure = (all: readonly PeerRound[]) => Number(of(all).toPrecision(3))
    return { name, unit, floor: figure(floor), rendezvous: figure(rendezvous), sdk: figure(sdk), hubot: figure(hubot) }
  })
}

export function formatPeers(figures: readonly PeerFigure[] = []): string {
  return figures
    .map((one) => [
      `${one.name} (${one.unit})`,
      ...peerColumns.map(([key, title]) => `${title}: ${one[key].toLocaleString('en')}`),
    ])
    .map((cells) => `${cells.join(' · ')}\n`)
    .join('')
}
