import { createHash } from 'node:crypto'
import { setupServer } from 'msw/node'
import nock from 'nock'
import { expect, it } from 'vitest'
import { archivePlanePaths, type Item, type ItemsPage, type LoginResponse } from '../../contract/index.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { listen } from '../../control/http/listener.ts'
import { mswTransport } from '../../control/http/msw-transport.ts'
import { nockTransport } from '../../control/http/nock-transport.ts'
import { captureSampleDay, type SampleDay } from '../play/sample-day.ts'

// Goal: a unit test sees the same site through any transport: every byte of a day is the same.

/** An answer with its body as a digest, so that two days can be compared without holding both. */
interface Seen {
  path: string
  status: number
  headers: Record<string, string>
  sha256: string
}

/** Opens a transport, passes its address to `read`, and closes it. */
type Transport = (day: SampleDay, read: (baseUrl: string) => Promise<Seen[]>) => Promise<Seen[]>

// Importing nock opens it; each transport is open only while it is read.
nock.restore()
const baseUrl = 'https://site.telemessage.example'

const throughExpress: Transport = async ({ site, room }, read) => {
  const listener = await listen(expressTransport(site, room))
  try {
    return await read(listener.url)
  } finally {
    await listener.close()
  }
}

const throughMsw: Transport = async ({ site, room }, read) => {
  const server = setupServer(...mswTransport(site, room, baseUrl))
  server.listen({ onUnhandledRequest: 'error' })
  try {
    return await read(baseUrl)
  } finally {
    server.close()
  }
}

const throughNock: Transport = async ({ site, room }, read) => {
  nock.activate()
  const interceptors = nockTransport(site, room, baseUrl)
  try {
    return await read(baseUrl)
  } finally {
    interceptors.remove()
    nock.restore()
  }
}

/** Reads the day with every attachment, and then the first bytes of each attachment again. */
function reader({ credentials, window }: SampleDay): (baseUrl: string) => Promise<Seen[]> {
  return async (address) => {
    const seen: Seen[] = []
    const look = async (path: string, init: RequestInit): Promise<Buffer> => {
      const answer = await fetch(`${address}${path}`, init)
      const body = Buffer.from(await answer.arrayBuffer())
      seen.push({ path, status: answer.status, headers: ownHeaders(answer.headers), sha256: digestOf(body) })
      return body
    }
    const headers = { authorization: `Bearer ${await logIn(address, credentials)}` }
    const items: Item[] = []
    let cursor: string | null = null
    do {
      const query = new URLSearchParams({ ...window, limit: '50', ...(cursor !== null && { cursor }) })
      const page: ItemsPage = JSON.parse((await look(`${archivePlanePaths.items}?${query}`, { headers })).toString())
      items.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    for (const { itemId, attachments } of items) {
      await look(`${archivePlanePaths.items}/${itemId}`, { headers })
      for (const { attachmentId, sha256 } of attachments) {
        const path = `${archivePlanePaths.items}/${itemId}/attachments/${encodeURIComponent(attachmentId)}`
        expect(digestOf(await look(path, { headers }))).toBe(sha256)
        await look(path, { headers: { ...headers, range: 'bytes=0-9' } })
      }
    }
    return seen
  }
}

async function logIn(address: string, credentials: SampleDay['credentials']): Promise<string> {
  const body = JSON.stringify(credentials)
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${address}${archivePlanePaths.login}`, { method: 'POST', headers, body })
  return ((await answer.json()) as LoginResponse).accessToken
}

/** The headers of the site, without those of the connection. */
function ownHeaders(headers: Headers): Record<string, string> {
  const ofTheConnection = ['connection', 'keep-alive', 'transfer-encoding', 'content-length']
  return Object.fromEntries([...headers].filter(([name]) => !ofTheConnection.includes(name)).toSorted())
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

it('is the same day through Express, msw and nock', async () => {
  const day = await captureSampleDay()
  const read = reader(day)
  // A site knows how often a window was read, and its cursors say so. Each transport reads the window for the first time.
  const readBefore = day.site.save()
  const express = await throughExpress(day, read)
  readBefore()
  expect(await throughMsw(day, read)).toEqual(express)
  readBefore()
  expect(await throughNock(day, read)).toEqual(express)
  expect(express.length).toBeGreaterThan(250)
  // 200: whole; 206: in part; 416: no part of an empty attachment.
  expect(new Set(express.map(({ status }) => status))).toEqual(new Set([200, 206, 416]))
})
