import { parseArgs } from 'node:util'
import { type Target, targets } from './mutated-files.ts'

/** What `npm run test:mutants` was asked for. */
export interface Asked {
  help: boolean
  target: Target
  seed: number
  sample?: number | undefined
  shard?: { number: number; of: number } | undefined
  only?: 'deciding' | 'others' | undefined
  filters: string[]
  concurrency: number
  again: boolean
  /** Plays the survivors of the record that have no reason, and nothing else: what do today's scenarios notice of them? */
  survivors: boolean
  /** Plays mutants that were noticed before, and nothing else: whether the suite became worse. */
  ratchet: boolean
  /** How many tests a mutant meets at the most. */
  testsMax?: number | undefined
  /** How many mutants are active at once at the most. */
  together?: number | undefined
  /** Writes the results so far into the record, and plays nothing. */
  record: boolean
  /** Prints the mutants of the record that survived without a reason, and plays nothing. */
  holes: boolean
}

/** Arguments that the command does not accept. */
export class MutantsOptionsError extends Error {
  override name = 'MutantsOptionsError'
}

/** What the command prints for `--help`. */
export const helpText = `npm run test:mutants -- [options]

Changes the code one place at a time, and plays the tests that may notice it. Results go into .mutants/ as they come: stop
it when you like, and the same command continues. It leaves out what harness/mutants/records/ has a result for.

  --target <name>     connector (default), second-door (what only the connector through Graph messages does), or oracle
  --only <files>      deciding: files that decide what is archived, for whom and how; others: the rest of the connector
  --file <text>       only files whose path contains this text; may be repeated
  --sample <number>   at most so many mutants; the seed chooses them
  --shard <n>/<of>    a part of the mutants, for example 1/4
  --seed <number>     the order of the mutants (default: 1)
  --concurrency <n>   processes that play (default: 1, and one more when all mutants are chosen)
  --again             also play mutants again that survived, the record's too: after scenarios were added
  --survivors         only the survivors that the record lists without a reason (see --holes), again
  --ratchet           only mutants that the record says were noticed: is the suite still as good?
  --quick <number>    at most so many tests for a mutant; what they do not notice stays undecided, for a later run
  --together <number> at most so many mutants at once; what a test notices of them is found by halves. For what --quick left
                      undecided: most of it survives, and costs little in this way
  --record            write the results of .mutants/ into harness/mutants/records/, and play nothing
  --holes             list the survivors of the record that have no reason, and play nothing

Exit codes: 0 nothing new survived; 1 a mutant survived that the record does not list; 2 the command was wrong.
`

/** Reads the arguments of the command. Throws a MutantsOptionsError that says what is expected. */
export function readCommandLine(words: string[]): Asked {
  const { target = 'connector', only, shard, sample, ...values } = parse(words)
  const known = targets.find((one) => one === target)
  if (known === undefined) throw expected('--target', targets.join(', '), target)
  if (only !== undefined && only !== 'deciding' && only !== 'others')
    throw expected('--only', 'deciding or others', only)
  return {
    help: values.help ?? false,
    target: known,
    seed: wholeNumber('--seed', values.seed ?? '1', 0),
    ...(sample !== undefined && { sample: wholeNumber('--sample', sample, 1) }),
    ...(shard !== undefined && { shard: readShard(shard) }),
    ...(only !== undefined && { only }),
    filters: values.file ?? [],
    concurrency: wholeNumber('--concurrency', values.concurrency ?? '1', 1),
    again: (values.again ?? false) || (values.survivors ?? false),
    survivors: values.survivors ?? false,
    ratchet: values.ratchet ?? false,
    ...(values.quick !== undefined && { testsMax: wholeNumber('--quick', values.quick, 1) }),
    ...(values.together !== undefined && { together: wholeNumber('--together', values.together, 2) }),
    record: values.record ?? false,
    holes: values.holes ?? false,
  }
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        help: { type: 'boolean', short: 'h' },
        target: { type: 'string' },
        only: { type: 'string' },
        file: { type: 'string', multiple: true },
        sample: { type: 'string' },
        shard: { type: 'string' },
        seed: { type: 'string' },
        concurrency: { type: 'string' },
        quick: { type: 'string' },
        together: { type: 'string' },
        again: { type: 'boolean' },
        survivors: { type: 'boolean' },
        ratchet: { type: 'boolean' },
        record: { type: 'boolean' },
        holes: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new MutantsOptionsError(error instanceof Error ? error.message : String(error))
  }
}

function readShard(text: string): { number: number; of: number } {
  const [, number = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number)
  if (number < 1 || number > of) throw expected('--shard', 'a part such as 1/4', text)
  return { number, of }
}

function wholeNumber(option: string, text: string, min: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1
  if (number < min) throw expected(option, `a whole number from ${min}`, text)
  return number
}

function expected(option: string, what: string, text: string): MutantsOptionsError {
  return new MutantsOptionsError(`${option} takes ${what}, not ${JSON.stringify(text)}`)
}
