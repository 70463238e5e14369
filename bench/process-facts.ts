import { readFile } from 'node:fs/promises'

/** The kernel counts processor time in ticks of a hundredth of a second on every architecture Node runs on. */
const msPerTick = 10

/** Processor time of a process since its start, all threads, user and system, in milliseconds (to 10 ms). */
export async function readCpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The second field is the name in parentheses and may hold spaces; utime and stime are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
}

/** Resident memory of a process, in MB of 1024 × 1024 bytes. */
export async function readResidentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
}
