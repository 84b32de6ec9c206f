import { createColors } from 'picocolors'
import type { ShownConnector, ShownRun } from '../../contract/index.ts'
import { colourWanted, type Terminal } from '../terminal.ts'
import { type Cell, textFields, textTable } from '../text-table.ts'

/** Writes connectors and runs for people, in colour if the terminal shows it. */
export interface ConnectorWords {
  list(connectors: readonly ShownConnector[]): string
  fields(connector: ShownConnector): string
  runs(runs: readonly ShownRun[]): string
  /** One line without a newline. */
  progress(run: ShownRun): string
}

/** Words for this terminal. */
export function connectorWords(terminal: Terminal): ConnectorWords {
  const { green, yellow, red, cyan } = createColors(colourWanted(terminal))
  const colours: Record<ShownRun['state'] | ShownConnector['state'], (text: string) => string> = {
    ...{ done: green, 'try-again': yellow, failed: red, running: cyan },
    ...{ on: green, paused: yellow },
  }
  const state = (one: keyof typeof colours): string => colours[one](one)
  return {
    list: (connectors) => {
      if (connectors.length === 0) return 'There is no connector yet; mock-telemessage connectors create makes one.\n'
      const rows = connectors.map((one): Cell[] => [
        one.name,
        state(one.state),
        one.lastRun === null ? 'none' : state(one.lastRun.state),
        one.nextRunAt === null ? 'none' : minuteOf(one.nextRunAt),
        one.connectorId,
      ])
      return textTable(['name', 'state', 'last run', 'next run (UTC)', 'id'], rows)
    },
    fields: (one) =>
      textFields([
        ['name', one.name],
        ['description', one.description],
        ['id', one.connectorId],
        ['product', one.productId],
        ['state', state(one.state)],
        ['user name', one.username],
        ['user mapping', mappingOf(one)],
        ['created', `${minuteOf(one.createdAt)} by ${one.createdBy ?? 'a user who is gone'}`],
        ['runs daily', `${one.runsDailyAt} UTC`],
        ['next run', one.nextRunAt === null ? 'none' : `${minuteOf(one.nextRunAt)} UTC`],
        ['app', one.clientId],
      ]),
    runs: (runs) => {
      if (runs.length === 0) return 'It has not run yet.\n'
      const headings = [
        'run',
        'due (UTC)',
        'attempt',
        'state',
        'items',
        'skipped',
        'copies',
        'refused',
        'kB',
        'log agrees',
      ]
      const rows = runs.map(({ runId, dueAt, attempt, state: its, observed, differences }): Cell[] => [
        ...[runId, minuteOf(dueAt), attempt, state(its)],
        ...[
          observed.itemsFetched,
          observed.itemsSkipped ?? '?',
          observed.copiesImported,
          observed.copiesRefused ?? '?',
        ],
        ...[Math.round(observed.bytesImported / 1000), agreement(differences)],
      ])
      return textTable(headings, rows)
    },
    progress: ({ runId, state: its, observed, message, endedAt }) => {
      const { itemsFetched, copiesImported, importsRefused, bytesImported, secondsLeft } = observed
      const counts = `${itemsFetched} items fetched, ${copiesImported} copies imported, ${importsRefused} refused`
      const left = endedAt !== null || secondsLeft === null ? '' : `, about ${secondsLeft} s left`
      const why = its === 'failed' || its === 'try-again' ? `: ${message}` : ''
      return `${runId} ${state(its)}: ${counts}, ${Math.round(bytesImported / 1000)} kB${left}${why}`
    },
  }
}

/** Each figure in which log and what was seen differ, a line each; empty if they agree. */
export function differenceLines({ differences }: ShownRun): string {
  const lines = (differences ?? []).map(
    ({ what, observed, reported }) => `The import log says ${what} ${reported}, but ${observed} were seen.\n`,
  )
  return lines.join('')
}

function agreement(differences: ShownRun['differences']): string {
  if (differences === null) return '?'
  return differences.length === 0 ? 'yes' : `no: ${differences.map(({ what }) => what).join(', ')}`
}

function mappingOf({ mapping: { automatic, fileBytes } }: ShownConnector): string {
  const ways = [...(automatic ? ['automatic'] : []), ...(fileBytes === null ? [] : [`a file of ${fileBytes} bytes`])]
  return ways.join(' and ')
}

function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}
