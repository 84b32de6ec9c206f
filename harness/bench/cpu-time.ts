/**
 * Starts measuring the processor time of this process, all of its threads included; the returned function gives the
 * seconds since then. Unlike real time it does not count what other programs of the machine do.
 */
export function startCpuMeter(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000_000
  }
}
