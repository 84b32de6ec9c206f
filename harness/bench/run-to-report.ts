import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The cost of a run of the connector in its own process. */
export interface ConnectorRun {
  seconds: number
  /** The processor time of its process during the run. */
  cpuSeconds: number
  /** The peak memory of the process. */
  peakBytes: number
  copies: number
  /** The reason why it did not finish; absent: it finished. */
  failure?: string | undefined
}

/** Runs a module that sends one report and ends. Throws an Error if there is no report, or if it contains a failure. */
export async function runToReport(module: URL, args: string[]): Promise<ConnectorRun> {
  const child = fork(fileURLToPath(module), args)
  let report: ConnectorRun | undefined
  child.once('message', (message) => {
    report = message as ConnectorRun
  })
  const [code] = await once(child, 'exit')
  if (report === undefined)
    throw new Error(`the process of ${module.pathname} ended with exit code ${code} without a report`)
  if (report.failure !== undefined) throw new Error(`the connector did not finish its day: ${report.failure}`)
  return report
}
