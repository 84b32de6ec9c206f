import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:https'
import { join } from 'node:path'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import type { ConnectorPort } from '../../runner/index.ts'

/** Mistakes that the maker of an adapter may make. */
export type Slip =
  | 'no-ca'
  | 'wrong-address'
  | 'wrong-path'
  | 'wrong-paths'
  | 'wrong-password'
  | 'wrong-secret'
  | 'token-first-wrong-secret'
  | 'no-token'
  | 'no-items'
  | 'bad-window'
  | 'own-clock'
  | 'no-writing'
  | 'wrong-mailbox'
  | 'wrong-folder'
  | 'garbage-log'
  | 'cut-log'
  | 'no-log'
  | 'try-again'
  | 'no-state'
  | 'second-fails'
  | 'state-elsewhere'

const dayMs = 24 * 60 * 60 * 1000

/** The smallest possible connector: one day, one mailbox, no fault handling. It has at most one mistake. */
export function sampleAdapter(slip?: Slip): ConnectorPort {
  const elsewhere = new Set<string>()
  return {
    name: slip ?? 'no slip',
    sync: async (environment) => {
      try {
        await archive(environment, slip, elsewhere)
      } catch (error) {
        return { status: 'failed', message: String(error) }
      }
      return { status: slip === 'try-again' ? 'try-again' : 'done', message: '' }
    },
  }
}

async function archive(
  environment: ConnectorEnvironment,
  slip: Slip | undefined,
  elsewhere: Set<string>,
): Promise<void> {
  const agent = new Agent(slip === 'no-ca' ? {} : { ca: await readFile(environment.MT_CA_FILE ?? '') })
  const call = caller(agent)
  const file = join(environment.MT_STATE_DIR, 'done')
  const known = await readFile(file, 'utf8').catch(() => '')
  if (slip === 'second-fails' && known !== '') throw new Error('what is this file')
  if (slip === 'token-first-wrong-secret') await getToken(call, environment, slip)
  if (slip === 'wrong-paths') await call('GET', `${environment.MT_LOGIN_URL}/token`, {}).catch(() => {})
  const served = await readItems(call, environment, slip)
  if (slip === 'no-items' || slip === 'no-token') return
  const token = await getToken(call, environment, slip)
  for (const item of served) {
    const isKnown = slip === 'state-elsewhere' ? elsewhere.has(item.itemId) : known.includes(item.itemId)
    if ((isKnown && slip !== 'no-state') || slip === 'no-writing') continue
    elsewhere.add(item.itemId)
    await writeFile(file, `${known}${item.itemId}\n`)
    await deliver(item, { call, token, graphUrl: environment.MT_GRAPH_URL, slip })
  }
  if (slip !== 'no-log') await writeFile(environment.MT_IMPORT_LOG, importLog(slip, environment.MT_NOW))
  agent.destroy()
}

async function readItems(call: Call, environment: ConnectorEnvironment, slip: Slip | undefined): Promise<Served[]> {
  const site = slip === 'wrong-address' ? 'https://127.0.0.1:1' : environment.MT_TELEMESSAGE_URL
  const password = slip === 'wrong-password' ? 'another' : environment.MT_TELEMESSAGE_PASSWORD
  const path = slip?.startsWith('wrong-path') ? '/api/login' : '/archive/v1/login'
  const body = { username: environment.MT_TELEMESSAGE_USERNAME, password }
  const token = `Bearer ${(await call('POST', `${site}${path}`, { body }))['accessToken']}`
  if (slip === 'no-items') return []
  const to = slip === 'own-clock' ? '2026-11-22T00:00:00Z' : environment.MT_NOW
  const from = slip === 'bad-window' ? 'yesterday' : new Date(new Date(to).getTime() - 2 * dayMs).toISOString()
  const page = await call('GET', `${site}/archive/v1/items?from=${from}&to=${to}`, { token })
  return page['items'] as Served[]
}

async function deliver(
  { participants, text }: Served,
  { call, token, graphUrl, slip }: { call: Call; token: string; graphUrl: string; slip: Slip | undefined },
): Promise<void> {
  const address = participants.map((one) => one.userEmailAddress).find((one) => one !== undefined) ?? ''
  const mailbox = `${graphUrl}/v1.0/users/${slip === 'wrong-mailbox' ? 'nobody@contoso.example' : address}/mailFolders`
  const body = { subject: 'WhatsApp', body: { contentType: 'text', content: text } }
  const folderId = slip === 'wrong-folder' ? 'inbox' : await archiverFolder(call, mailbox, token)
  await call('POST', `${mailbox}/${folderId}/messages`, { token, body })
}

async function archiverFolder(call: Call, mailbox: string, token: string): Promise<unknown> {
  const { value } = await call('GET', `${mailbox}?$top=100`, { token })
  const found = (value as { id: string; displayName: string }[]).find((one) => one.displayName === 'WhatsApp Archiver')
  return (found ?? (await call('POST', mailbox, { token, body: { displayName: 'WhatsApp Archiver' } })))['id']
}

interface Served {
  itemId: string
  text: string
  participants: { userEmailAddress?: string }[]
}

function importLog(slip: Slip | undefined, at: string): string {
  const counts = { itemsFromSource: 1, available: 1, imported: 1, partial: 0, skipped: 0, failed: 0 }
  const summary = { record: 'summary', schemaVersion: 1, completedAt: at, windowFrom: at, windowTo: at, ...counts }
  if (slip === 'garbage-log') return '\n2021-06-16 INFO imported 1\n'
  return slip === 'cut-log' ? '{"record":"unmapped-user","sourceUserId":"1"}\n' : `${JSON.stringify(summary)}\n`
}

async function getToken(call: Call, environment: ConnectorEnvironment, slip: Slip | undefined): Promise<string> {
  const { MT_LOGIN_URL, MT_TENANT_ID, MT_CLIENT_ID, MT_CLIENT_SECRET } = environment
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: MT_CLIENT_ID,
    client_secret: slip?.endsWith('wrong-secret') ? 'another' : MT_CLIENT_SECRET,
    scope: 'https://graph.microsoft.com/.default',
  })
  const answer = await call('POST', `${MT_LOGIN_URL}/${MT_TENANT_ID}/oauth2/v2.0/token`, { form })
  return `Bearer ${answer['access_token']}`
}

type Answer = Record<string, unknown>
type Call = (
  method: string,
  url: string,
  sent: { body?: object; form?: URLSearchParams; token?: string },
) => Promise<Answer>

function caller(agent: Agent): Call {
  return async (method, url, { body, form, token = '' }) => {
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json'
    const sent = request(url, { method, agent, headers: { authorization: token, 'content-type': type } })
    sent.end(form?.toString() ?? (body && JSON.stringify(body)))
    const [response] = await once(sent, 'response')
    const text = Buffer.concat(await response.toArray()).toString()
    if (response.statusCode >= 400) throw new Error(`${method} ${url} ${response.statusCode} ${text}`)
    return JSON.parse(text) as Answer
  }
}
