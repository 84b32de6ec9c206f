import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openSamplePlace } from '../../stores/postgres/sample-place.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { dataCommand } from './data-command.ts'

// Goal: data check and data repair say of a data base what they say of a folder, and never its password.

async function type(words: string[], environment: Record<string, string> = {}) {
  const { terminal, printed, exitCode } = sampleTerminal({ environment })
  await dataCommand(terminal).parseAsync(words, { from: 'user' })
  return { text: printed(), exitCode: exitCode() }
}

test('a data base is checked and repaired in the words of a folder, without its password', async () => {
  const { url, outside, schema, open } = await openSamplePlace()
  const address = new URL(url)
  // The server of the tests trusts everybody.
  address.password = 'secret'
  const bytes = Buffer.from('bytes')
  const digest = hash('sha256', bytes)
  const store = await open()
  const changes = [{ table: 'files', key: 'a', text: `{"sha256":"${digest}"}` }]
  await store.commit({ changes, bodies: [{ digest, bytes }] })
  const name = `the schema ${schema} of the database at ${address.host}${address.pathname}`
  const sound = `${name}: 1 record, 1 body with 5 bytes: sound\n`
  expect(await type(['check', address.href])).toEqual({ text: sound, exitCode: 0 })
  expect(await type(['check'], { MT_STORE: address.href })).toEqual({ text: sound, exitCode: 0 })
  await outside.query(`UPDATE ${schema}.bodies SET bytes = 'other'`)
  const damaged = [
    `${name}: 1 record, 1 body with 5 bytes: 1 finding`,
    `  ${schema}.bodies: ${digest}`,
    `    its bytes are not those of its digest; lost: the content of ${schema}.records: files, a`,
    '',
  ].join('\n')
  expect(await type(['check', address.href])).toEqual({ text: damaged, exitCode: 1 })
  const { findings, ...rest } = JSON.parse((await type(['check', address.href, '--json'])).text) as {
    findings: object[]
  }
  expect(rest).toEqual({ schemaVersion: 1, store: name, recordCount: 1, bodyCount: 1, bodyBytes: 5, unusedFiles: [] })
  expect(findings.map((finding) => Object.keys(finding))).toEqual([['kind', 'place', 'problem', 'lost']])
  const inUse = await type(['repair', address.href]).catch(String)
  expect(inUse).toContain('is in use by another process; stop the other one')
  expect(inUse).not.toContain('secret')
  await store.close()
  expect(await type(['repair', address.href])).toEqual({
    text: [
      `${damaged}Taken out and kept in ${schema}.removed_records and ${schema}.removed_bodies.`,
      `Now: ${name}: 0 records, 0 bodies with 0 bytes: sound`,
      '',
    ].join('\n'),
    exitCode: 0,
  })
})
