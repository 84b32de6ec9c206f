import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createClient } from '@hey-api/openapi-ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Item, LoginRequest } from '../../contract/index.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { listen } from '../../control/http/listener.ts'
import { captureSampleDay, type SampleDay } from '../play/sample-day.ts'

// Goal: the OpenAPI document contains everything that a client needs. A public generator makes a client from the
// document of a site. The client reads a whole day with every attachment; only its paging loop is written by hand.

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The interface of the hand-written part. Its types come from the generated code and are checked against it below. */
interface ReadDay {
  readDay(
    baseUrl: string,
    credentials: LoginRequest,
    window: { from: string; to: string; limit: number },
  ): AsyncIterable<{ item: Item; contents: Blob[] }>
  readItem(baseUrl: string, credentials: LoginRequest, itemId: string): Promise<Item>
  refusalOf(baseUrl: string, credentials: LoginRequest): Promise<unknown[]>
}

let day: SampleDay
let baseUrl: string
let folder: string
const closers: (() => Promise<void>)[] = []

/** Generates the client in a folder that git ignores, and copies the loop next to it. */
async function generate(documentUrl: string): Promise<string> {
  await mkdir(join(root, 'dist'), { recursive: true })
  const target = await mkdtemp(join(root, 'dist', 'generated-client-'))
  closers.push(() => rm(target, { recursive: true }))
  const document = (await (await fetch(documentUrl)).json()) as Record<string, unknown>
  const plugins = ['@hey-api/client-fetch' as const, '@hey-api/typescript' as const, '@hey-api/sdk' as const]
  await createClient({ input: document, output: target, plugins, logs: { level: 'silent' } })
  await copyFile(join(root, 'fixtures/generated-client/read-day.ts'), join(target, 'read-day.ts'))
  return target
}

beforeAll(async () => {
  day = await captureSampleDay()
  const listener = await listen(expressTransport(day.site, day.room))
  closers.push(() => listener.close())
  baseUrl = listener.url
  folder = await generate(`${baseUrl}/openapi.json`)
})

afterAll(async () => {
  await Promise.all(closers.map((close) => close()))
})

async function client(): Promise<ReadDay> {
  return (await import(join(folder, 'read-day.ts'))) as ReadDay
}

it('reads a whole day and its attachments', async () => {
  const { readDay } = await client()
  const items: Item[] = []
  let attachmentCount = 0
  for await (const { item, contents } of readDay(baseUrl, day.credentials, { ...day.window, limit: 50 })) {
    items.push(item)
    for (const [at, content] of contents.entries()) {
      const digest = createHash('sha256').update(new Uint8Array(await content.arrayBuffer()))
      expect(digest.digest('hex')).toBe(item.attachments[at]?.sha256)
      attachmentCount += 1
    }
    expect(contents).toHaveLength(item.attachments.length)
  }
  expect(items).toEqual([...day.site.capturedItems()])
  expect([items.length > 200, attachmentCount > 20]).toEqual([true, true])
})

it('reads one item by its id', async () => {
  const { readItem } = await client()
  const [item] = day.site.capturedItems()
  expect(await readItem(baseUrl, day.credentials, item?.itemId ?? '')).toEqual(item)
})

it('gets a refusal as the document types it', async () => {
  const { refusalOf } = await client()
  expect(await refusalOf(baseUrl, { username: 'nobody', password: 'wrong' })).toEqual([
    401,
    'urn:mock-telemessage:problem:login-refused',
    'The login is refused',
  ])
})

it('needs only generated types', async () => {
  const compilerOptions = {
    lib: ['es2023', 'dom', 'dom.iterable'],
    // The runtime of the generator does not compile with this option.
    exactOptionalPropertyTypes: false,
    declaration: false,
  }
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions, include: ['.'] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const check = promisify(execFile)(process.execPath, [tsc, '-p', folder]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  )
  expect(await check).toBe('')
})
