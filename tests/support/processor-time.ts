/** The processor time that some work takes, in milliseconds. Other programs on the machine don't add to it, as they do to the clock's. */
export function measureProcessorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
