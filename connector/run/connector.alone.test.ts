import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { simpleParser } from 'mailparser'
import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { type ConnectorOptions, type ConnectorParts, createConnector } from '../index.ts'
import { sampleFolder } from '../sample-folder.ts'
import {
  addressOf,
  answerTo,
  createSampleWorld,
  graphHost,
  numberOf,
  type SampleAnswer,
  type SampleWorld,
  sampleItem,
  sampleItemWith,
  siteHost,
} from '../sample-world.ts'

const nextDay = '2026-03-03T12:00:00.000Z'

async function setup() {
  const world = createSampleWorld()
  for (const host of [siteHost, graphHost]) {
    for (const method of ['get', 'post'] as const) {
      const scope = nock(host).persist()
      scope[method](/.*/).reply((uri, body, done) => {
        const text = typeof body === 'string' ? body : JSON.stringify(body)
        const answer = answerTo(world, { method: method.toUpperCase(), url: new URL(uri, host), body: text })
        if (answer instanceof Error) done(answer, [0])
        else done(null, [answer.status, answer.body ?? ''])
      })
    }
  }
  const folder = await sampleFolder()
  const environment = {
    MT_TELEMESSAGE_URL: siteHost,
    MT_TELEMESSAGE_USERNAME: 'admin',
    MT_TELEMESSAGE_PASSWORD: 'the-password',
    MT_GRAPH_URL: graphHost,
    MT_LOGIN_URL: graphHost,
    MT_TENANT_ID: 'tenant',
    MT_CLIENT_ID: 'client',
    MT_CLIENT_SECRET: 'the-secret',
    MT_NOW: '2026-03-02T06:00:00.000Z',
    MT_AUTOMATIC_MAPPING: 'on',
    MT_STATE_DIR: join(folder, 'state'),
    MT_IMPORT_LOG: join(folder, 'import.log'),
  }
  const sync = async (more: Record<string, string> = {}, options: ConnectorOptions & { signal?: AbortSignal } = {}) => {
    const { signal, parts = (defaults) => defaults, log = 'silent' } = options
    const impatient = (defaults: ConnectorParts): ConnectorParts =>
      parts({ ...defaults, policy: { ...defaults.policy, backoffMs: [1, 1] } })
    const connector = createConnector({ ...environment, ...more }, { log, parts: impatient })
    const outcome = await connector.sync(signal && { signal })
    const lines = await readFile(environment.MT_IMPORT_LOG, 'utf8').catch(() => '')
    const records = lines
      .split('\n')
      .filter(Boolean)
      .map((line): Record<string, unknown> => JSON.parse(line))
    return { ...outcome, records, summary: records.at(-1) }
  }
  return { world, folder, sync }
}

const refusal: SampleAnswer = { status: 403, body: { error: { code: 'ErrorQuotaExceeded' } } }
const mailboxesIn = ({ stored }: SampleWorld): string[] => stored.map(({ mailbox }) => mailbox).toSorted()
async function subjectsIn({ stored }: SampleWorld, mailbox: string): Promise<unknown[]> {
  const held = stored.filter((one) => one.mailbox === mailbox)
  return (await Promise.all(held.map(async ({ data }) => (await simpleParser(data)).subject))).toSorted()
}

afterEach(() => nock.cleanAll())

test('a day arrives in the mailboxes of its people, once, and leaves nothing in staging', async () => {
  const { world, folder, sync } = await setup()
  const plain = sampleItem()
  const stranger = { number: '4477', name: 'Stranger', role: 'recipient' as const }
  const items = [
    plain,
    sampleItem({ participants: [...plain.participants, stranger] }),
    sampleItemWith(world, Buffer.from('x')),
  ]
  world.items = items
  const { status, summary, records } = await sync()
  expect(status).toBe('done')
  for (const mailbox of ['MBX:0', 'MBX:1']) {
    expect(await subjectsIn(world, mailbox)).toEqual(items.map(({ subject }) => subject).toSorted())
  }
  expect(summary).toMatchObject({ itemsFromSource: 3, available: 6, imported: 6, skipped: 0, failed: 0 })
  expect(records[0]).toMatchObject({ record: 'unmapped-user', sourceUserId: '4477' })
  for (const name of ['staging', 'spool']) expect(await readdir(join(folder, 'state', name))).toEqual([])
})

test('MT_ARCHIVER decides the folder and the domain of who has no address; each archiver has a state of its own', async () => {
  const { world, sync } = await setup()
  const plain = sampleItem()
  world.items = [{ ...plain, participants: [...plain.participants, { number: '4477', name: '', role: 'recipient' }] }]
  expect((await sync({ MT_ARCHIVER: 'signal' })).status).toBe('done')
  expect([...world.folders.values()]).toEqual(['Signal Archiver', 'Signal Archiver'])
  for (const { data } of world.stored) {
    expect(data.toString()).toContain('<4477@signal.invalid>')
    expect((await simpleParser(data)).messageId).toContain('@signal.invalid>')
  }
  expect((await sync()).message).toMatch(/^state-of-another-archiver: .* of the archiver signal, .* is whatsapp/)
})

test('a second run of the day skips everything and changes nothing', async () => {
  const { world, sync } = await setup()
  world.items = [sampleItem(), sampleItem()]
  await sync()
  expect((await sync()).summary).toMatchObject({ available: 4, imported: 0, skipped: 4 })
  expect(world.stored.length).toBe(4)
})

test('two captures of one message are one copy each; repeated items do not count', async () => {
  const { world, sync } = await setup()
  const one = sampleItem()
  world.items = [one, { ...one, itemId: 'other capture' }, one]
  expect((await sync()).summary).toMatchObject({ itemsFromSource: 2, imported: 2, skipped: 2 })
})

test.each<SampleAnswer>([Object.assign(new Error('reset'), { code: 'ECONNRESET' }), { status: 500 }, { status: 503 }])(
  'an import that is carried out and answered with %o leads to no second copy',
  async (answer) => {
    const { world, sync } = await setup()
    world.items = [sampleItem()]
    world.importFault = (count) => (count === 1 ? answer : undefined)
    expect(await sync()).toMatchObject({ status: 'done', summary: { imported: 2, failed: 0 } })
    expect(mailboxesIn(world)).toEqual(['MBX:0', 'MBX:1'])
  },
)

test('an import with an unknown outcome is left to the next run, which completes it', async () => {
  const { world, sync } = await setup()
  world.items = [sampleItem()]
  world.fault = (call) => (call === 'POST /import/MBX:1' ? { status: 500 } : undefined)
  expect(await sync()).toMatchObject({ status: 'try-again', summary: { imported: 1, failed: 1 } })
  world.fault = () => undefined
  expect(await sync({ MT_NOW: nextDay })).toMatchObject({ status: 'done', summary: { imported: 1, skipped: 1 } })
  expect(world.windows.at(-1)).toBe(`2026-03-01T06:00:00.000Z ${nextDay}`)
})

test('a run that dies between the import and its record does not import again', async () => {
  const { world, sync } = await setup()
  world.items = [sampleItem()]
  const parts = (defaults: ConnectorParts): ConnectorParts => ({
    ...defaults,
    importMessage: async (copy, door) => {
      await defaults.importMessage(copy, door)
      throw new Error('killed')
    },
  })
  expect((await sync({}, { parts })).message).toMatch(/^unexpected: Error; /)
  expect(await sync()).toMatchObject({ status: 'done' })
  expect(world.stored.map(({ mailbox }) => mailbox).toSorted()).toEqual(['MBX:0', 'MBX:1'])
})

test('a mailbox that refuses fails its copies only, and closes the window', async () => {
  const { world, sync } = await setup()
  world.items = [sampleItem(), sampleItem()]
  world.fault = (call) => (call === 'POST /import/MBX:1' ? refusal : undefined)
  const { status, summary, records } = await sync()
  expect([status, summary?.['imported'], summary?.['failed']]).toEqual(['done', 2, 2])
  const whose = { reason: 'refused', microsoft365User: addressOf(1), sourceUserId: numberOf(1) }
  expect(records[0]).toMatchObject(whose)
  await sync({ MT_NOW: nextDay })
  expect(world.windows.at(-1)).toBe(`2026-03-02T06:00:00.000Z ${nextDay}`)
})

test('an item over the limit is refused as a whole, and its neighbours are not', async () => {
  const { world, sync } = await setup()
  world.items = [
    sampleItem(),
    sampleItemWith(world, Buffer.alloc(10_485_761)),
    sampleItemWith(world, Buffer.alloc(10_000_000)),
    sampleItem(),
  ]
  expect((await sync()).summary).toMatchObject({ imported: 6, failed: 2 })
  expect(world.stored.filter(({ data }) => data.length > 10_000_000)).toHaveLength(2)
})

test('an item that cannot be read, or stays damaged, is logged and stops nobody', async () => {
  const { world, sync } = await setup()
  const damaged = sampleItemWith(world, Buffer.from('content'))
  world.files[damaged.attachments[0]?.attachmentId ?? ''] = Buffer.from('other')
  world.items = [null, { ...sampleItem(), text: 7 }, damaged, sampleItem()]
  const { status, summary, records } = await sync()
  expect([status, summary?.['imported'], summary?.['failed']]).toEqual(['done', 2, 4])
  expect(records.slice(0, -1).map(({ reason }) => reason)).toEqual(Array(4).fill('unreadable'))
})

test('with a mistake in the mapping file nothing is imported, and the day is completed after the correction', async () => {
  const { world, folder, sync } = await setup()
  world.items = [sampleItem()]
  const MT_MAPPING_FILE = join(folder, 'mapping.csv')
  await writeFile(MT_MAPPING_FILE, 'no header\n')
  expect(await sync({ MT_MAPPING_FILE })).toMatchObject({ status: 'failed', summary: { available: 0 } })
  expect(world.stored).toEqual([])
  await writeFile(MT_MAPPING_FILE, `External User ID,Microsoft 365 User Mailbox\n${numberOf(0)},${addressOf(2)}\n`)
  expect(await sync({ MT_MAPPING_FILE, MT_NOW: nextDay })).toMatchObject({ status: 'done' })
  expect(mailboxesIn(world)).toEqual(['MBX:1', 'MBX:2'])
})

test('a site that is down is tried again', async () => {
  const { world, sync } = await setup()
  world.fault = (call) => (call === 'GET /archive/v1/items' ? { status: 503 } : undefined)
  const { status, summary } = await sync()
  expect(status).toBe('try-again')
  expect(summary).toMatchObject({ available: 0 })
  expect(summary).not.toHaveProperty('message')
})

test('a tenant that is down for every mailbox ends the run early', async () => {
  const { world, sync } = await setup()
  const participants = [0, 1, 2, 3, 4, 5].map((person) => ({
    number: numberOf(person),
    name: '',
    role: 'recipient' as const,
    userEmailAddress: addressOf(person),
  }))
  world.items = [sampleItem({ participants }), sampleItem({ participants })]
  const parts = (own: ConnectorParts): ConnectorParts => ({ ...own, policy: { ...own.policy, importsAtOnce: 1 } })
  let calls = 0
  world.fault = (call) => {
    if (!call.includes('/folders')) return undefined
    calls += 1
    return { status: 503 }
  }
  const { status, message, summary } = await sync({}, { parts })
  expect([status, message]).toEqual(['try-again', expect.stringMatching(/^unavailable: Microsoft Graph/)])
  // Three mailboxes with three attempts each, and no fourth.
  expect([calls, summary?.['failed']]).toEqual([9, 3])
})

test('an import session that leads elsewhere ends the run before anything is sent there', async () => {
  const { world, sync } = await setup()
  world.items = [sampleItem()]
  const elsewhere = { status: 200, body: { importUrl: 'https://evil.test/' } }
  world.fault = (call) => (call.endsWith('/createImportSession') ? elsewhere : undefined)
  expect(await sync()).toMatchObject({
    status: 'failed',
    message: expect.stringMatching(/^link-to-another-host/),
    summary: { imported: 0 },
  })
})

test('an interrupted run stops between copies, and the next one goes on', async () => {
  const { world, sync } = await setup()
  world.items = Array.from({ length: 30 }, () => sampleItem())
  const stop = new AbortController()
  world.importFault = (count) => void (count === 5 && stop.abort())
  expect(await sync({}, { signal: stop.signal })).toMatchObject({
    status: 'try-again',
    message: expect.stringMatching(/^interrupted/),
  })
  expect(world.stored.length).toBeLessThan(60)
  expect(await sync()).toMatchObject({ status: 'done' })
  expect(world.stored.length).toBe(60)
})

test('of two runs that share their state, one works and the other ends with “try again later”', async () => {
  const { world, sync } = await setup()
  world.items = [sampleItem()]
  const outcomes = await Promise.all([sync(), sync()])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['done', 'try-again'])
  expect(world.stored.length).toBe(2)
})

test('a day without items says so', async () => {
  const { sync } = await setup()
  expect((await sync()).summary).toMatchObject({ message: 'No items ingested on 03/01/2026.', available: 0 })
})

test('the messages for operators have nothing personal and nothing secret', async () => {
  const { world, sync } = await setup()
  world.items = [sampleItem(), null, sampleItemWith(world, Buffer.alloc(10_485_761))]
  world.importFault = () => refusal
  const lines: string[] = []
  const log = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk)) as undefined) })
  const { message } = await sync({}, { log })
  const told = [...lines, message].join('')
  expect(lines.length).toBeGreaterThan(4)
  // A run that is played again logs the same.
  for (const line of lines.slice(0, -1)) expect(Object.keys(JSON.parse(line))).not.toContain('time')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ run: '2026-03-02T06:00:00.000Z', event: 'window-begun' })
  expect(told).not.toMatch(/155501|Person|contoso|text of|subject|the-password|the-secret|-token/)
})

test('an invalid environment is an outcome, not an exception', async () => {
  const lines: string[] = []
  const log = { write: (text: string) => void lines.push(text) }
  const { status, message } = await createConnector({}, { log }).sync()
  // The caller prints it; in the log it would be said twice.
  expect(lines).toEqual([])
  expect([status, message]).toEqual(['failed', expect.stringMatching(/^environment-invalid: MT_/)])
})
