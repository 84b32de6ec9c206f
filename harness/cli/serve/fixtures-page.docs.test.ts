import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { typedPage } from './sample-page-typing.ts'

// Types docs/fixtures.md as it is written: the files first, then the commands against a server that started with them.

const page = await readFile(new URL('../../../docs/fixtures.md', import.meta.url), 'utf8')
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test('every command of the page does what it says', async () => {
  const [, files = ''] = /^```sh\n([\s\S]*?)^```$/m.exec(page) ?? []
  await promisify(execFile)('bash', ['-c', files], { cwd: workFolder.path })
  const stdout = await typedPage('fixtures.md', workFolder.path, ['--fixture', 'our-cast/cast.json'])
  expect(stdout).toContain('12125550301,ben@northwind.example')
  // Asha and Ben captured five events in the group, and Asha a call.
  expect(stdout).toMatch(/^done: 11 items: 11 copies imported/m)
  const [before = '', after = '', unchanged = ''] = stdout
    .split('\n')
    .filter((line) => line.startsWith('{"mailboxes":'))
  const counts = (line: string): Record<string, number> =>
    Object.fromEntries(
      JSON.parse(line).mailboxes.map((one: { address: string; messageCount: number }) => [
        one.address,
        one.messageCount,
      ]),
    )
  expect(counts(before)).toEqual({ 'asha@northwind.example': 6, 'ben@northwind.example': 5 })
  expect(counts(after)).toEqual({ ...counts(before), 'dana@northwind.example': 1 })
  expect(unchanged).toBe(after)
  expect(stdout).toContain('"name":"Northwind, the next day","administrator":null')
  expect(stdout).toContain('unknown field \\"poeple\\", did you mean people?')
  expect(stdout).toContain('people[0].number: digits with country code, without plus')
  expect(stdout).toContain('people[1].number: is the same as people[0].number; give each its own')
  expect(stdout).toContain('traffic[0].from: nobody in \\"people\\" has this personId; did you mean asha?')
}, 120_000)
