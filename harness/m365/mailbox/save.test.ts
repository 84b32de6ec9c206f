import supertest from 'supertest'
import { expect, it } from 'vitest'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleEntry, sampleForm } from '../sample-tenant.ts'

const mail = (subject: string): Buffer => Buffer.from(`Subject: ${subject}\r\n\r\n`)

async function setup() {
  const { tenant, room } = await openSampleTenant()
  const asha = tenant.userActs('asha@contoso.example')
  const inbox = asha.wellKnownFolder('inbox')
  return {
    tenant,
    room,
    asha,
    inbox,
    deposit: (subject: string) => asha.deposit({ folderId: inbox, message: mail(subject) }),
  }
}

async function logIn(app: Parameters<typeof supertest>[0]) {
  const client = supertest(app)
  const login = await client.post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const headers = { authorization: `Bearer ${login.body.access_token}` }
  const settings = await client.get('/v1.0/users/asha@contoso.example/settings/exchange').set(headers)
  const mailbox = `/v1.0/admin/exchange/mailboxes/${encodeURIComponent(settings.body.primaryMailboxId)}`
  const openSession = async (): Promise<string> => {
    const { pathname, search } = new URL(
      (await client.post(`${mailbox}/createImportSession`).set(headers)).body.importUrl,
    )
    return `${pathname}${search}`
  }
  const importInto = (path: string) => {
    const item = { FolderId: 'inbox', Mode: 'create', Data: mail('imported').toString('base64') }
    return client.post(path).send(item)
  }
  return { client, headers, openSession, importInto }
}

it('restores directory and mailboxes any number of times', async () => {
  const { tenant, asha, inbox, deposit } = await setup()
  const moved = deposit('moved')
  const folderId = asha.createFolder({ name: 'Projects' })
  const before = [tenant.directory(), tenant.snapshot()]
  const putBack = tenant.save()
  const later: string[] = []
  for (let time = 0; time < 2; time += 1) {
    tenant.hire(sampleEntry('ben'))
    tenant.change('asha', { primaryAddress: 'asha.new@contoso.example' })
    asha.moveMessage(moved, folderId)
    later.push(deposit('later'))
    asha.createFolder({ name: 'Below', parentFolderId: folderId })
    asha.deleteFolder(folderId)
    expect(tenant.snapshot()).not.toEqual(before[1])
    putBack()
    expect([tenant.directory(), tenant.snapshot()]).toEqual(before)
  }
  tenant.hire(sampleEntry('ben'))
  expect(asha.moveMessage(moved, inbox)).toBeTypeOf('string')
  for (const messageId of later) expect(() => asha.deleteMessage(messageId)).toThrow('no message')
})

it('draws the same ids for the same acts after it was restored', async () => {
  const { tenant, asha, deposit } = await setup()
  const putBack = tenant.save()
  const act = () => {
    tenant.hire(sampleEntry('ben'))
    return [deposit('later'), asha.createFolder({ name: 'Projects' }), tenant.snapshot()]
  }
  const first = act()
  putBack()
  expect(act()).toEqual(first)
})

it('shares the bytes of messages with its saved state', async () => {
  const { tenant, deposit } = await setup()
  deposit('shared')
  const content = (): Buffer | undefined => tenant.snapshot()[0]?.messages[0]?.content
  const before = content()
  tenant.save()()
  expect(content()).toBe(before)
})

it('restores the import sessions of that time, and forgets those that were opened later', async () => {
  const { tenant, room } = await setup()
  const { openSession, importInto } = await logIn(expressTransport(tenant, room))
  const early = await openSession()
  const putBack = tenant.save()
  const late = await openSession()
  putBack()
  expect([(await importInto(early)).status, (await importInto(late)).status]).toEqual([200, 401])
})

it('answers a token that was made to expire like one that expired by itself, in a header and in an import URL', async () => {
  const { tenant, room } = await setup()
  const faults = createFaultBoard()
  const { client, headers, openSession, importInto } = await logIn(expressTransport(tenant, { ...room, faults }))
  const session = await openSession()
  const effect = { kind: 'expired-token' } as const
  faults.arm({ operation: 'import.item', times: 1, effect })
  faults.arm({ operation: 'users.list', times: 1, effect })
  const answers = [await importInto(session), await importInto(session)]
  for (let call = 0; call < 2; call += 1) answers.push(await client.get('/v1.0/users').set(headers))
  expect(answers.map(({ status, body }) => [status, body.error.code, body.error.message])).toEqual([
    ...Array(2).fill([401, 'InvalidAuthenticationToken', expect.stringContaining('create a new import session')]),
    ...Array(2).fill([401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.']),
  ])
  expect(faults.list().map(({ hits }) => hits)).toEqual([1, 1])
})
