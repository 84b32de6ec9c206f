import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { ediscoveryPaths } from '../../contract/index.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { runProgram } from '../program.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { openSampleServed } from '../serve/sample-served.ts'

const workFolder = await createWorkFolder()
const data = await workFolder.subfolder('data')
const served = await openSampleServed(data, { plainHttp: true })
afterAll(async () => {
  await served.close()
  await workFolder.remove()
})

async function typed(...words: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  let stderr = ''
  const { terminal, exitCode, printed } = sampleTerminal({ errors: { write: (text: string) => (stderr += text) } })
  await runProgram(['evidence', ...words, '--data', data], terminal)
  return { exitCode: exitCode() ?? 0, stdout: printed(), stderr }
}

const { urls, controlToken, environment } = served

async function json(url: string, token: string, body?: unknown): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const sent = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) }
  return (await fetch(url, sent)).json() as Promise<Record<string, unknown>>
}

/** Runs the connector; returns the ids of texts, which it has imported unless nobody in them has a mailbox. */
async function imports(): Promise<string[]> {
  const { now } = await json(`${urls.control}/control/v1/clock`, controlToken)
  await referenceConnector.sync({ ...environment, MT_NOW: String(now) })
  const account = { username: environment.MT_TELEMESSAGE_USERNAME, password: environment.MT_TELEMESSAGE_PASSWORD }
  const { accessToken } = await json(`${urls.telemessage}/archive/v1/login`, '', account)
  const window = 'from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z&limit=500'
  const { items } = await json(`${urls.telemessage}/archive/v1/items?${window}`, String(accessToken))
  const texts = (items as { itemId: string; text: string }[]).filter(({ text }) => text.length > 20)
  return texts.map(({ itemId }) => itemId)
}

const itemIds = await imports()
const server = await openRunningServer({ data })
const exporters = { name: 'Exporters', roles: ['Export', 'Legal Hold'], members: [server.person] }
await server.tell({ method: 'POST', path: '/data-connectors/v1/role-groups', body: exporters })

async function firstImported(): Promise<string | undefined> {
  for (const itemId of itemIds) {
    const { exitCode, stdout } = await typed(itemId, '--json')
    if (exitCode === 0) return itemId
    // Nobody in it has a mailbox here.
    expect(stdout).toContain('No mailbox shows the item.')
  }
  return undefined
}

test('follows an item of a running serve, deletes nothing, and leaves no case', async () => {
  const html = join(data, 'evidence.html')
  const itemId = (await firstImported()) ?? ''
  const { exitCode, stdout, stderr } = await typed(itemId, '--html', html)
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^stage +state +SHA-256 +what +mailbox\n/)
  expect(stdout).toMatch(/^exported +agrees +[0-9a-f]{16} +the manifest/m)
  expect(stdout).toMatch(/held \(.*\): Nothing holds the mailbox, .* Nothing was deleted to see it\.$/m)
  expect(stdout).toMatch(/every digest that must agree agrees\.\n$/)
  expect(exitCode).toBe(0)
  const page = await readFile(html, 'utf8')
  expect(page).toContain('<h2 id="evidence">')
  const cases = await server.ask(
    { method: 'GET', path: ediscoveryPaths.cases },
    z.looseObject({ value: z.array(z.unknown()) }),
  )
  expect(cases.value).toEqual([])
  const chain = JSON.parse((await typed(itemId, '--json')).stdout)
  for (const { sha256 } of chain.links) if (sha256 !== null) expect(page).toContain(sha256)
})

test('an item that the site does not have is said so', async () => {
  const { stderr, exitCode } = await typed('none')
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('the site does not serve the item none')])
})
