import { Readable } from 'node:stream'
import { z } from 'zod'
import { createVirtualClock } from '../../control/clock.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import { dispatcher } from '../../control/http/dispatch.ts'
import { offer } from '../../control/http/offered-operations.ts'
import { createJournal } from '../../control/journal.ts'
import { wholeBody } from '../../control/wire.ts'
import type { Tenant } from '../../m365/index.ts'
import { dayTo } from '../firm.ts'
import { keptClient, keptOwner } from './kept-mailboxes.ts'

const origin = 'http://graph.example'
const tokenSchema = z.looseObject({ access_token: z.string() })
const pageSchema = z.looseObject({ value: z.array(z.looseObject({ id: z.string() })) })

/** Lists a page of 100 messages of the inbox as a client of Graph does, without a network; returns how many there are on it. */
export async function pageLister(tenant: Tenant): Promise<(skip: number) => Promise<number>> {
  const clock = createVirtualClock(dayTo)
  const room = { clock, faults: createFaultBoard(), journal: createJournal() }
  const handle = dispatcher(tenant, offer(tenant, room))
  const ask = async (method: string, path: string, headers: Record<string, string>, body = ''): Promise<unknown> => {
    const url = new URL(path, origin)
    const answer = await handle({ method, url, params: {}, headers, body: Buffer.from(body) })
    if (answer.body instanceof Readable) throw new Error('the tenant streams an answer that was whole before')
    return JSON.parse(wholeBody(answer.body).toString())
  }
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: keptClient.clientId,
    client_secret: keptClient.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  })
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const token = await ask('POST', `/${keptClient.tenantId}/oauth2/v2.0/token`, type, form.toString())
  const headers = { authorization: `Bearer ${tokenSchema.parse(token).access_token}` }
  const inbox = `/v1.0/users/${keptOwner}/mailFolders/inbox/messages`
  return async (skip) => {
    const page = await ask('GET', `${inbox}?$top=100&$skip=${skip}`, headers)
    return pageSchema.parse(page).value.length
  }
}
