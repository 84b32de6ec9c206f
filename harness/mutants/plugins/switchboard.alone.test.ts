import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import { expect, test } from 'vitest'
import { activate, allowSeveral, switchboard, wentOverHitLimit } from './switchboard.ts'

const silent = (): void => {}
const isOff = (): boolean => false
const log = {
  ...{ isTraceEnabled: isOff, isDebugEnabled: isOff, isInfoEnabled: isOff, isWarnEnabled: isOff },
  ...{ isErrorEnabled: isOff, isFatalEnabled: isOff },
  ...{ trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
}

/** Code with three mutants. Each empties one of the words. */
async function words(): Promise<{ seen: () => string; ids: string[] }> {
  const content = "export const words = () => 'a' + 'b' + 'c'\n"
  const options = { excludedMutations: ['ArrowFunction', 'ArithmeticOperator'], ignorers: [], plugins: null }
  const source = [{ name: 'words.mjs', content, mutate: true }]
  const { files, mutants } = await new Instrumenter(log).instrument(source, options)
  const ids = mutants.filter(({ mutatorName }) => mutatorName === 'StringLiteral').map(({ id }) => id)
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-'))
  try {
    await writeFile(join(folder, 'words.js'), `${files[0]?.content}`)
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    allowSeveral(folder)
    allowSeveral(folder)
    const loaded: { words(): string } = await import(pathToFileURL(join(folder, 'words.js')).href)
    return { seen: loaded.words, ids }
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('no mutant, one, several, and again none are active, as it was asked', async () => {
  const { seen, ids } = await words()
  const under = (...places: number[]): string => {
    activate(places.map((place) => ids[place] ?? ''))
    return seen()
  }
  expect([under(), under(1), under(0, 2), under(0, 1, 2), under()]).toEqual(['abc', 'ac', 'b', '', 'abc'])
})

test('a mutant that is reached more often than allowed throws, also among several', async () => {
  const { seen, ids } = await words()
  activate(ids.slice(0, 2), 4)
  expect([seen(), seen(), wentOverHitLimit()]).toEqual(['c', 'c', false])
  expect(seen).toThrow('Hit count limit reached')
  expect(wentOverHitLimit()).toBe(true)
  activate([])
  expect([seen(), wentOverHitLimit()]).toEqual(['abc', false])
})

test('how often mutants are reached is counted only while none is active', async () => {
  const { seen, ids } = await words()
  const reached = (): number => switchboard.mutantCoverage?.static[ids[2] ?? ''] ?? 0
  activate([])
  const before = reached()
  seen()
  const without = reached()
  for (const active of [ids.slice(0, 1), ids.slice(0, 2)]) {
    activate(active)
    seen()
  }
  activate([])
  expect([without - before, reached() - without]).toEqual([1, 0])
})
