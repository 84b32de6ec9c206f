import { Agent } from 'node:http'
import { startStopwatch } from '../../control/clock.ts'
import { startCpuMeter } from '../cpu-time.ts'
import { peakMemoryBytes } from '../peak-memory.ts'
import type { ConnectorRun } from '../run-to-report.ts'
import { postAll } from '../servers/post-all.ts'
import { importBodies } from './bodies.ts'

// Runs in its own process: posts the messages of a part of the day to an import URL. It spends no time on anything
// else: the bodies are made before, and only the status of each answer is checked.

// Ends with the benchmark, also if the user interrupts it.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
const [itemCount = '', url = '', folderId = '', writers = ''] = process.argv.slice(2)
const bodies = await importBodies(Number(itemCount), folderId)
const agent = new Agent({ keepAlive: true, maxSockets: Number(writers) })
const post = async (some: Buffer[]): Promise<void> => {
  // All writers share one iterator, so that each body is posted once.
  const rest = some.values()
  await Promise.all(Array.from({ length: Number(writers) }, () => postAll({ url, headers: {}, agent }, rest)))
}
const warmUp = Math.ceil(bodies.length / 4)
await post(bodies.slice(0, warmUp))
const elapsedMs = startStopwatch()
const cpuSeconds = startCpuMeter()
await post(bodies)
const report: ConnectorRun = {
  seconds: elapsedMs() / 1000,
  cpuSeconds: cpuSeconds(),
  peakBytes: await peakMemoryBytes(process.pid),
  copies: bodies.length,
}
agent.destroy()
process.send?.(report)
