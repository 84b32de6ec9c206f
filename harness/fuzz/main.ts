import { parseArgs } from 'node:util'
import { monotonicMs } from '../control/clock.ts'
import { fuzz } from './fuzz.ts'
import { siteTarget } from './site-target.ts'
import { tenantTarget } from './tenant-target.ts'

// `npm run fuzz -- --minutes 5 --seed 7`: requests that nobody expects, to the site and the tenant. Exit code 1 means that an
// answer was wrong, and 2 that an option is.

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '7' } },
})
const [minutes, seed] = [Number(values.minutes), Number(values.seed)]
if (!(minutes > 0) || !Number.isInteger(seed) || seed < 0) {
  process.stderr.write('--minutes takes a number above 0, --seed a whole number from 0.\n')
  process.exit(2)
}
const endMs = monotonicMs() + minutes * 60_000
const targets = [await siteTarget(), await tenantTarget()]
const { requests, statuses, findings } = await fuzz(targets, { seed, isOver: () => monotonicMs() >= endMs })
const rows = Object.entries(statuses).toSorted(([a], [b]) => a.localeCompare(b))
process.stdout.write(
  `${requests} requests, seed ${seed}\n${rows.map(([status, count]) => `  ${status}: ${count}`).join('\n')}\n`,
)
for (const { target, operation, problem, request } of findings) {
  process.stdout.write(`\n${target} ${operation}: ${problem}\n  ${request}\n`)
}
process.stdout.write(`\n${findings.length} problems\n`)
if (findings.length > 0) process.exitCode = 1
