import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { runProgram } from '../program.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { openSampleServed } from '../serve/sample-served.ts'

// hold and retention against a running server, as its administrator.

const workFolder = await createWorkFolder()
const data = await workFolder.subfolder('data')
const served = await openSampleServed(data)
afterAll(async () => {
  await served.close()
  await workFolder.remove()
})

async function typed(...args: string[]): Promise<string> {
  let [stdout, stderr] = ['', '']
  const { terminal } = sampleTerminal({ errors: { write: (text: string) => (stderr += text) } })
  terminal.print = (text) => (stdout += text)
  await runProgram([...args, '--data', data], terminal)
  return stdout + stderr
}

const user = 'asha.menon@contoso.example'

test('a hold is placed, listed, shown and released', async () => {
  expect(await typed('hold', 'list')).toBe('There is no hold.\n')
  const placed = await typed('hold', 'place', user, '--days', '365', '--comment', 'Case 7')
  expect(placed).toBe(`${user} is on Litigation Hold, 365 days from receiving.\n`)
  expect(await typed('hold', 'list')).toMatch(
    /^litigation +asha.menon@contoso.example +365 days from receiving +everything .*Case 7$/m,
  )
  expect(JSON.parse(await typed('hold', 'list', '--json')).value).toMatchObject([{ kind: 'litigation', users: [user] }])
  expect(await typed('hold', 'show', user)).toContain('active, kept by: litigation hold Case 7')
  expect(await typed('hold', 'release', user)).toContain('30 days from the next run')
  expect(await typed('hold', 'release', user)).toContain('The mailbox has no Litigation Hold.')
})

test('a policy is created, listed, run and deleted', async () => {
  expect(await typed('retention', 'list')).toBe('There is no retention policy.\n')
  await typed('retention', 'create', 'Desk', '--action', 'retain-then-delete', '--days', '30', '--user', user)
  expect(await typed('retention', 'list')).toMatch(
    /^Desk +retain then delete +30 days from received +asha.menon@.* +none$/m,
  )
  expect(await typed('retention', 'run', '--user', user)).toContain('too small for policies')
  expect(await typed('retention', 'settings', '--mailbox-bytes-min', '0')).toMatch(/^retentionMailboxBytesMin +0$/m)
  expect(await typed('retention', 'settings', '--mailbox', user, '--deleted-item-days', '30')).toMatch(
    /^deletedItemRetentionDays +30$/m,
  )
  expect(await typed('retention', 'settings')).toMatch(/^deletedItemRetentionDays +14$/m)
  expect(await typed('retention', 'run')).toBe('The assistant had nothing to do.\n')
  expect(await typed('retention', 'create', 'Any', '--action', 'delete')).toContain(
    'a policy that deletes needs an age',
  )
  expect(await typed('retention', 'delete', 'desk')).toBe('The retention policy desk is deleted.\n')
})

test('what is wrong is said', async () => {
  expect(await typed('hold', 'place', 'nobody@contoso.example')).toContain('Nobody with the user principal name')
  expect(await typed('hold', 'place', user, '--days', '0')).toContain('Give a whole number from 1')
})
