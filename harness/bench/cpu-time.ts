/**
 * Starts measuring the processor time of this process with all its threads; the returned function returns the seconds
 * since then. Unlike real time, it does not depend on other programs of the machine.
 */
export function startCpuMeter(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000_000
  }
}
