import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { runProgram } from '../program.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { openSampleServed } from '../serve/sample-served.ts'

// The commands against a running serve, in this process.

const workFolder = await createWorkFolder()
const data = await workFolder.subfolder('data')
const served = await openSampleServed(data)
afterAll(async () => {
  await served.close()
  await workFolder.remove()
})

async function type(...words: string[]) {
  let errors = ''
  const stream = {
    write: (text: string) => {
      errors += text
    },
  }
  const terminal = sampleTerminal({ errors: stream })
  await runProgram(['audit', ...words], terminal.terminal)
  return { ...terminal, complained: () => errors }
}

const server = await openRunningServer({ data })
for (const name of ['First', 'Second']) {
  const path = '/data-connectors/v1/role-groups'
  await server.tell({ method: 'POST', path, body: { name, roles: ['Legal Hold'], members: [] } })
}

test('lists entries in a table that lines up, newest first, and says what it leaves out', async () => {
  const shown = await type('list', '--data', data, '--operation', 'New-RoleGroup', '--limit', '1')
  const [head = '', row = '', ...others] = shown.printed().trimEnd().split('\n')
  expect(others).toEqual([])
  expect(head).toMatch(/^number {2}time \(UTC\) +operation +result +who +what$/)
  expect(row).toContain('admin@contoso.example')
  expect(row.indexOf('Second')).toBe(head.indexOf('what'))
  expect(shown.complained()).toContain('1 older entries are not shown')
})

test('lists nothing in words, and everything as JSON', async () => {
  expect((await type('list', '--data', data, '--operation', 'None')).printed()).toBe(
    'The audit log has no such entry.\n',
  )
  const { value } = JSON.parse((await type('list', '--data', data, '--json')).printed())
  expect(value.map(({ operation }: { operation: string }) => operation)).toContain('New-RoleGroup')
})

test('exports the log and verifies it; names each entry that is not as it was written', async () => {
  const file = join(data, 'audit.jsonl')
  const { complained } = await type('export', '--data', data, '--output', file)
  const [head = ''] = /[0-9a-f]{64}/.exec(complained()) ?? []
  const good = await type('verify', file, '--head', head)
  expect([good.exitCode(), good.printed()]).toEqual([0, expect.stringContaining('each as it was written')])

  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('"Second"', '"Sécond"'))
  const altered = await type('verify', file, '--head', head)
  expect([altered.exitCode(), altered.printed()]).toEqual([
    1,
    expect.stringMatching(/^line \d+: altered: entry \d+ was/),
  ])

  const lines = text.split('\n')
  const known = lines.findIndex((line) => line.includes(`"digest":"${head}"`))
  await writeFile(file, lines.slice(0, known).join('\n'))
  expect((await type('verify', file)).exitCode()).toBe(0)
  const cut = await type('verify', file, '--head', head)
  expect([cut.exitCode(), cut.printed()]).toEqual([1, expect.stringContaining('truncated')])
  expect((await type('verify', file, '--head', 'abc')).exitCode()).toBe(2)
})

test('verifies the log of the running server, and prints the same export', async () => {
  const verified = await type('verify', '--data', data)
  expect([verified.exitCode(), verified.printed()]).toEqual([0, expect.stringContaining('each as it was written')])
  const printed = (await type('export', '--data', data)).printed()
  const file = join(data, 'printed.jsonl')
  await writeFile(file, printed)
  expect((await type('verify', file)).exitCode()).toBe(0)
})
