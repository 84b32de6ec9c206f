import { parseArgs } from 'node:util'

/** The options of the benchmark command. */
export interface BenchOptions {
  help: boolean
  /** The file for the figures, as JSON. */
  json?: string | undefined
  /** Names of benchmarks; empty: all. */
  only: string[]
  items?: number | undefined
}

/** Arguments that the command does not accept. */
export class BenchOptionsError extends Error {
  override name = 'BenchOptionsError'
}

const itemsMin = 100

/** Reads the arguments of the command. Throws a BenchOptionsError that says what is expected. */
export function readBenchOptions(words: string[], names: readonly string[]): BenchOptions {
  const { json, only = [], items, help = false } = parse(words)
  const unknown = only.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    throw new BenchOptionsError(`there is no benchmark ${JSON.stringify(unknown)}: --only takes ${names.join(', ')}`)
  }
  if (items === undefined) return { help, json, only }
  const count = /^\d{1,9}$/.test(items) ? Number(items) : 0
  if (count >= itemsMin) return { help, json, only, items: count }
  throw new BenchOptionsError(`--items takes a whole number from ${itemsMin}, not ${JSON.stringify(items)}`)
}

function parse(words: string[]): { json?: string; only?: string[]; items?: string; help?: boolean } {
  try {
    return parseArgs({
      args: words,
      options: {
        json: { type: 'string' },
        only: { type: 'string', multiple: true },
        items: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new BenchOptionsError(error instanceof Error ? error.message : String(error))
  }
}
