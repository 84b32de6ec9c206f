import { type ShownRun, shownRunSchema } from '../../contract/index.ts'
import { readEvents } from '../running-server/read-events.ts'
import type { RunningServer } from '../running-server/running-server.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { connectorWords, differenceLines } from './connector-words.ts'

/**
 * Shows the progress of a run until its end, and returns the run: a line that moves on a terminal, a line for each change in a
 * pipe, JSON lines with `json`. Throws a UserError if the server ends first.
 */
export async function followRuns(
  terminal: Terminal,
  server: RunningServer,
  events: { path: string; values: Record<string, string> },
  json: boolean,
): Promise<ShownRun> {
  const answer = await server.open({ method: 'GET', ...events })
  const words = connectorWords(terminal)
  const moves = !json && terminal.output.isTTY === true
  const show = (run: ShownRun): void => {
    if (json) terminal.print(`${JSON.stringify(run)}\n`)
    else if (moves) terminal.print(`\r\u001b[2K${fitting(words.progress(run), terminal)}`)
    else terminal.print(`${words.progress(run)}\n`)
  }
  for await (const { event, data: run } of readEvents(answer, shownRunSchema)) {
    show(run)
    if (event !== 'end') continue
    if (!json) terminal.print(`${moves ? '\n' : ''}${differenceLines(run)}`)
    return run
  }
  throw new UserError('connector-gone', 'the connector was deleted while its run was followed')
}

/** A line that wraps could not be rewritten. The end of a run may wrap: its message is not cut. */
function fitting(line: string, { output }: Terminal): string {
  return line.length < (output.columns ?? 80) || !line.includes('running')
    ? line
    : line.slice(0, (output.columns ?? 80) - 1)
}
