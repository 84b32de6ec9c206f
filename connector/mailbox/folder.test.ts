import { expect, test } from 'vitest'
import type { JsonAnswer } from '../http/caller.ts'
import { createMailboxFolders, placeFolder } from './folder.ts'
import type { GraphClient } from './graph-client.ts'

const name = 'WhatsApp Archiver'
const folder = (displayName: string) => ({ id: `id of ${displayName}`, displayName })
const answer = (status: number, json: unknown): JsonAnswer => ({ status, headers: {}, json })

/** A Graph with one mailbox, whose root holds pages of folders; `race`: a folder appears just before ours is made. */
function setup(pages: { id: string; displayName: string }[][], options: { race?: string; refuses?: number } = {}) {
  const calls: string[] = []
  const page = (place: number): JsonAnswer => {
    if (options.refuses !== undefined) return answer(options.refuses, { error: { code: 'ErrorAccessDenied' } })
    const next = place + 1 < pages.length ? { '@odata.nextLink': String(place + 1) } : {}
    return answer(200, { value: pages[place] ?? [], ...next })
  }
  const graph: GraphClient = {
    get: async ({ path }) => {
      calls.push(`GET ${path.join('/')}`)
      return page(0)
    },
    follow: async (link) => {
      calls.push(`GET page ${link}`)
      return page(Number(link))
    },
    post: async ({ path, body }) => {
      calls.push(`POST ${path.join('/')} ${JSON.stringify(body)}`)
      if (options.race === undefined) return answer(201, folder('made'))
      pages[0]?.push(folder(options.race))
      return answer(409, { error: { code: 'ErrorFolderExists' } })
    },
    checkLink: (link) => new URL(link),
    delete: () => expect.unreachable(),
  }
  return { calls, place: () => placeFolder(createMailboxFolders(graph, root.split('/'), 'MBX:1'), name) }
}
const root = 'admin/exchange/mailboxes/MBX:1/folders'

test('the folder that is there is used', async () => {
  const { calls, place } = setup([[folder('Inbox'), folder(name)]])
  expect(await place()).toBe(`id of ${name}`)
  expect(calls).toEqual([`GET ${root}`])
})

test('the folder is found on a later page, in any letter case', async () => {
  const { place } = setup([[folder('Inbox')], [folder('a')], [folder('WHATSAPP archiver')]])
  expect(await place()).toBe('id of WHATSAPP archiver')
})

test('a folder that is missing is made below the root', async () => {
  const { calls, place } = setup([[folder('Inbox'), folder(`${name} 2`)]])
  expect(await place()).toBe('id of made')
  expect(calls.at(-1)).toBe(`POST ${root} {"displayName":"WhatsApp Archiver"}`)
})

test('a folder that somebody else makes at the same moment is used', async () => {
  const { place } = setup([[folder('Inbox')]], { race: 'WhatsApp archiver' })
  expect(await place()).toBe('id of WhatsApp archiver')
})

test('a folder that exists and is not listed is left for later', async () => {
  const { place } = setup([[folder('Inbox')]], { race: 'something else' })
  await expect(place()).rejects.toMatchObject({ name: 'RetriableError' })
})

test.each([403, 404])('a mailbox that refuses (%i) concerns its own copies only', async (refuses) => {
  const { place } = setup([[]], { refuses })
  await expect(place()).rejects.toMatchObject({
    name: 'SkippableError',
    reason: 'refused',
    message: 'the mailbox refuses: ErrorAccessDenied',
  })
})

test('folders below a folder can be listed and made', async () => {
  const { calls } = setup([])
  const graph: GraphClient = {
    get: async ({ path }) => {
      calls.push(`GET ${path.join('/')}`)
      return answer(200, { value: [] })
    },
    post: async ({ path }) => {
      calls.push(`POST ${path.join('/')}`)
      return answer(201, folder('made'))
    },
    follow: async () => answer(500, {}),
    checkLink: (link) => new URL(link),
    delete: () => expect.unreachable(),
  }
  const folders = createMailboxFolders(graph, root.split('/'), 'MBX:1')
  for await (const _folder of folders.list('inbox')) expect.unreachable()
  await folders.create('x', 'inbox')
  expect(calls).toEqual([`GET ${root}/inbox/childFolders`, `POST ${root}/inbox/childFolders`])
})
