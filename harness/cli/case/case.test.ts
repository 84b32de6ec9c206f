import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { runProgram } from '../program.ts'
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
const custodian = 'asha.menon@contoso.example'

async function type(...words: string[]) {
  let errors = ''
  const stream = {
    write: (text: string) => {
      errors += text
    },
  }
  const terminal = sampleTerminal({ errors: stream })
  await runProgram(['case', words[0] ?? '', '--data', data, ...words.slice(1)], terminal.terminal)
  return { printed: terminal.printed(), exitCode: terminal.exitCode() ?? 0, errors }
}

test('without the role, says which one is needed', async () => {
  const { exitCode, errors } = await type('export', 'none', '--output', join(data, 'x.zip'))
  expect([exitCode, errors]).toEqual([2, expect.stringContaining('there is no case none; there are no cases yet')])
  await type('create', 'Early')
  const refused = await type('export', 'Early', '--every-mailbox', '--output', join(data, 'x.zip'))
  expect([refused.exitCode, refused.errors]).toEqual([2, expect.stringContaining('needs the role Export')])
})

test('creates a case that holds a custodian, lists it, shows it, exports it and closes it', async () => {
  const made = await type('create', 'Contoso v. Fabrikam', '--custodian', custodian, '--hold', '--add-role')
  expect(made.printed).toMatch(/^Contoso v\. Fabrikam has the id [0-9a-f-]{36}, and 1 custodian on hold\.\n$/)

  const [head = '', early = '', row = ''] = (await type('list')).printed.split('\n')
  expect(head).toMatch(/^name +state +created \(UTC\) +closed \(UTC\) +id$/)
  expect([early.indexOf('active'), row.indexOf('active')]).toEqual([head.indexOf('state'), head.indexOf('state')])

  const output = join(data, 'export.zip')
  const exported = await type('export', 'contoso V. FABRIKAM', '--query', 'kind:externaldata', '--output', output)
  expect(exported.printed).toMatch(/export\.zip has 0 items of 0 mailboxes, and 0 partially indexed ones: \d+ bytes\./)
  expect((await stat(output)).size).toBe(Number(/(\d+) bytes/.exec(exported.printed)?.[1]))

  const shown = (await type('show', 'Contoso v. Fabrikam')).printed
  expect(shown).toMatch(new RegExp(`${custodian} +active +applied`))
  expect(shown).toMatch(/Export 1 +allCaseCustodians +kind:externaldata/)
  const json = JSON.parse((await type('show', 'Contoso v. Fabrikam', '--json')).printed)
  expect(json.operations.map(({ action }: { action: string }) => action)).toContain('estimateStatistics')

  expect((await type('close', 'Contoso v. Fabrikam')).printed).toContain('is closed, and holds nothing any more')
  expect((await type('show', 'Contoso v. Fabrikam')).printed).toMatch(new RegExp(`${custodian} +active +notApplied`))
  const twice = await type('close', 'Contoso v. Fabrikam')
  expect([twice.exitCode, twice.errors]).toEqual([2, expect.stringContaining('is closed')])
})
