import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { runProgram } from '../program.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { openSampleServed } from '../serve/sample-served.ts'

const workFolder = await createWorkFolder()
const data = await workFolder.subfolder('data')
const served = await openSampleServed(data, { plainHttp: true })
afterAll(async () => {
  await served.close()
  await workFolder.remove()
})

async function typed(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  let stderr = ''
  const { terminal, exitCode, printed } = sampleTerminal({ errors: { write: (text: string) => (stderr += text) } })
  await runProgram(['search', ...args, '--data', data], terminal)
  return { exitCode: exitCode() ?? 0, stdout: printed(), stderr }
}

/** Puts a message into the mailbox of a user, as an app; returns their address. */
async function deposits(subject: string): Promise<string> {
  const { MT_TENANT_ID, MT_CLIENT_ID, MT_CLIENT_SECRET } = served.environment
  const { graph } = served.urls
  const form = { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' }
  const credentials = { client_id: MT_CLIENT_ID, client_secret: MT_CLIENT_SECRET }
  const login = `${graph}/${MT_TENANT_ID}/oauth2/v2.0/token`
  const token = await json(login, { method: 'POST', body: new URLSearchParams({ ...form, ...credentials }) })
  const headers = { authorization: `Bearer ${token['access_token']}`, 'content-type': 'application/json' }
  const { value } = await json(`${graph}/v1.0/users?$top=1`, { headers })
  const { mail } = (value as { mail: string }[])[0] ?? { mail: '' }
  const from = { emailAddress: { name: 'Ola', address: 'ola@fabrikam.example' } }
  const body = JSON.stringify({ subject, from, body: { contentType: 'text', content: 'about a zebra' } })
  await json(`${graph}/v1.0/users/${mail}/messages`, { method: 'POST', headers, body })
  return mail
}

async function json(url: string, init: RequestInit): Promise<Record<string, unknown>> {
  const answer = await fetch(url, init)
  expect(answer.status, await answer.clone().text()).toBeLessThan(300)
  return answer.json() as Promise<Record<string, unknown>>
}

test('prints a table of the hits, and their numbers', async () => {
  const mailbox = await deposits('Stripes\u001b[31m')
  const { stdout, exitCode } = await typed('zebra from: ola', '--mailbox', mailbox)
  expect(exitCode).toBe(0)
  const [note, headings, row, , numbers] = stdout.split('\n')
  expect(note).toMatch(/^Note: ola is searched for everywhere/)
  expect(headings).toMatch(/^sent \(UTC\) +mailbox +folder +from +subject$/)
  expect(row).toMatch(/Drafts +Ola <ola@fabrikam\.example> +Stripes \[31m$/)
  expect(numbers).toMatch(/^1 item, \d+ bytes, in 1 mailbox\.$/)
  const { search, hits } = JSON.parse((await typed('zebra', '--json')).stdout)
  expect([search.estimate.indexedItemCount, hits.length, hits[0].mailbox]).toEqual([1, 1, mailbox])
})

test('finds nothing without a table', async () => {
  expect((await typed('giraffe')).stdout).toMatch(/^0 items, 0 bytes, in 0 mailboxes\.\n/)
})

test('shows the place of a mistake under the query', async () => {
  const { exitCode, stderr, stdout } = await typed('deal AND sent:today')
  expect([exitCode, stdout]).toEqual([2, ''])
  expect(stderr).toContain(['  deal AND sent:today', '                ^', 'expected a day in UTC'].join('\n'))
  const long = await typed(`${'word '.repeat(30)}*cat${' more'.repeat(30)}`)
  expect(long.stderr).toMatch(/^ {2}….{40}\*cat.*…$/m)
  expect(long.stderr).toMatch(/^ {43}\^$/m)
})

test('refusals of the server are printed in its words', async () => {
  const { exitCode, stderr } = await typed('cat', '--mailbox', 'nobody@contoso.example')
  expect(exitCode).toBe(2)
  expect(stderr).toContain('There is no mailbox of nobody@contoso.example')
})
