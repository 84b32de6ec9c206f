import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a run of the connector in a process of its own took. */
export interface ConnectorRun {
  seconds: number
  /** Processor time of its process while it ran. */
  cpuSeconds: number
  /** The most memory that the process held. */
  peakBytes: number
  copies: number
  /** Why it did not get to its end. */
  failure?: string | undefined
}

/** Runs a module that sends one report and ends. Throws an Error when there is none, or it tells of a failure. */
export async function runToReport(module: URL, args: string[]): Promise<ConnectorRun> {
  const child = fork(fileURLToPath(module), args)
  let report: ConnectorRun | undefined
  child.once('message', (message) => {
    report = message as ConnectorRun
  })
  const [code] = await once(child, 'exit')
  if (report === undefined)
    throw new Error(`the process of ${module.pathname} ended with exit code ${code} and without a report`)
  if (report.failure !== undefined) throw new Error(`the connector did not get through its day: ${report.failure}`)
  return report
}
