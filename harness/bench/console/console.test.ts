import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { measureConsole } from './console.ts'

test('fills a mailbox, a journal and a site, and measures each page with its bound', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'console-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const shown: string[] = []
  const measured = { folder, items: 300, exchanges: 5_200, rounds: 1, show: (text: string) => shown.push(text) }
  const figures = await measureConsole(measured)
  expect(figures.map(({ unit, target }) => `${unit} ${target}`)).toEqual([
    'ms null',
    ...Array.from({ length: 6 }, () => 'ms 1'),
    'kB 1',
  ])
  expect(figures.every(({ value }) => value > 0)).toBe(true)
  expect(shown).toContain('console: writing 300 messages')
})
