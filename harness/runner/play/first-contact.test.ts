import { request } from 'node:https'
import { afterAll, expect, test } from 'vitest'
import { defaultArchiver } from '../../oracle/index.ts'
import type { ConnectorPort } from '../world/connector-port.ts'
import { undeclared } from '../world/declared.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import { demandContact } from './first-contact.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

const contact = (sync: ConnectorPort['sync']): Promise<number> =>
  demandContact({
    connector: { name: 'the connector', sync },
    seed: 7,
    workFolder,
    archiver: defaultArchiver,
    declared: undeclared,
  })

const failed = { status: 'failed', message: 'exit code 2' } as const

test('a connector that fails before its first request is not judged', async () => {
  await expect(contact(async () => failed)).rejects.toMatchObject({
    code: 'no-contact',
    message: expect.stringContaining(
      'the connector sent no request to the site or the tenant, so nothing was judged: ',
    ),
  })
})

test('a connector that fails after a request is judged, and so is one that does nothing and says that it is done', async () => {
  await contact(async ({ MT_TELEMESSAGE_URL }) => {
    await new Promise((resolve) => {
      const login = `${MT_TELEMESSAGE_URL}/archive/v1/login`
      request(login, { method: 'POST', rejectUnauthorized: false }, (answer) => {
        answer.resume().on('end', resolve)
      }).end()
    })
    return failed
  })
  await contact(async () => ({ status: 'done', message: '' }))
})
