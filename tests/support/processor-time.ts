/**
 * The processor time that this process has used since `process.cpuUsage()` returned `before`, in milliseconds. Other programs on
 * the machine don't add to it, as they do to the clock's.
 */
export function processorMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
