import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InstrumenterContext } from '@stryker-mutator/api/core'

/** What the code with mutants looks up: which mutant is active, and where it reports what is reached. */
export const switchboard: { [Name in keyof InstrumenterContext]: InstrumenterContext[Name] | undefined } = {}
Object.defineProperty(globalThis, '__stryker__', { value: switchboard })

/** For connectors that run as commands. */
const variable = '__STRYKER_ACTIVE_MUTANT__'

/** What the code asks about a mutant, and what it asks after `allowSeveral`: of several, with a set that is made once. */
const one = 'ns.activeMutant === id'
const makeSet = '(ns.setOf = ns.activeMutant, ns.set = new Set(ns.setOf.split(",")))'
const isInSet = `(ns.setOf === ns.activeMutant ? ns.set : ${makeSet}).has(id)`
const oneOfSeveral = `(${one} || ns.activeMutant !== undefined && ${isInSet})`

/** The code counts how often each mutant is reached. Nobody asks for that while a mutant is active, and it slows loops down. */
const count = 'function cover() {'
const countWithoutMutants = `${count} if (ns.activeMutant !== undefined) return;`

/**
 * Makes mutants active, and no others; none if `ids` is empty. With a `hitLimit`, code with an active mutant throws as soon as it was
 * reached more often than that, which ends most loops without an end.
 */
export function activate(ids: readonly string[], hitLimit?: number): void {
  const active = ids.length > 1 ? `,${ids.join(',')},` : ids[0]
  switchboard.activeMutant = active
  switchboard.hitCount = hitLimit === undefined ? undefined : 0
  switchboard.hitLimit = hitLimit
  if (active === undefined) delete process.env[variable]
  else process.env[variable] = active
}

/** Whether the code with active mutants was reached more often than allowed. */
export function wentOverHitLimit(): boolean {
  const { hitCount, hitLimit } = switchboard
  return hitCount !== undefined && hitLimit !== undefined && hitCount > hitLimit
}

/**
 * Changes code so that several mutants may be active at once, which Stryker has no option for, and that it counts nothing while one
 * is active. `folder` has the code, compiled or not, which must not be loaded yet. Throws an Error if code with mutants is not as expected:
 * another version of Stryker.
 */
export function allowSeveral(folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.[jt]s$/.test(path)) continue
    const file = join(folder, path)
    const code = readFileSync(file, 'utf8')
    if (!code.includes('function stryMutAct_') || code.includes(oneOfSeveral)) continue
    for (const expected of [one, count]) {
      if (!code.includes(expected))
        throw new Error(`${path}: the code with mutants does not have ${JSON.stringify(expected)}`)
    }
    // Several processes may do this at the same time; a renamed file is never seen in part.
    const written = `${file}.${process.pid}`
    writeFileSync(written, code.replace(one, oneOfSeveral).replace(count, countWithoutMutants))
    renameSync(written, file)
  }
}

/** The names of all mutants in compiled code, in the form that Stryker gives them in this run. */
export function mutantIdsIn(built: string): string[] {
  const code = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))
  const ids = code.flatMap((path) =>
    [...readFileSync(join(built, path), 'utf8').matchAll(/stryMutAct_\w+\("(\d+)"\)/g)].flatMap(([, id]) => id ?? []),
  )
  return [...new Set(ids)]
}
