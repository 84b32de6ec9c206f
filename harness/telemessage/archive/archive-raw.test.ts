import { expect, it } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { sampleAttachment } from '../sample-event.ts'
import { createArchive } from './archive.ts'

const window = { fromMs: 0, toMs: 10, basis: 'capture' } as const
const { content, contentType } = sampleAttachment(Buffer.of(1))
const raw = (timeMs: number, json: string, ...attachmentIds: string[]) => ({
  captureTime: new Date(timeMs),
  json,
  attachments: attachmentIds.map((attachmentId) => ({ attachmentId, contentType, content })),
})

const everything = (rest: number) => ({ count: rest, isLast: true })

it.each(['null', '17', '"text"', '[]', '{}', '{"itemId":7}', '{"itemId":"\\ud83d"}', '{ "a" : 1e400, "a" : -0 }'])(
  'serves %s to the letter',
  (json) => {
    const archive = createArchive(memoryTables)
    archive.addRaw(raw(1, json))
    expect(Buffer.concat(archive.page(window, everything).json).toString()).toBe(json)
  },
)

it('serves every object with one id in lists, and the first when asked for the id', () => {
  const archive = createArchive(memoryTables)
  archive.addRaw(raw(1, '{"itemId":"one","text":"a"}', 'first'))
  archive.addRaw(raw(2, '{"itemId":"one","text":"b"}', 'second'))
  expect(JSON.parse(`[${Buffer.concat(archive.page(window, everything).json)}]`)).toMatchObject([
    { text: 'a' },
    { text: 'b' },
  ])
  expect(archive.item('one')).toBe('{"itemId":"one","text":"a"}')
  expect(archive.attachment('one', 'first')).toBeDefined()
  expect(archive.attachment('one', 'second')).toBeUndefined()
})

it('does not count them as items for the harness', () => {
  const archive = createArchive(memoryTables)
  archive.addRaw(raw(1, '{"itemId":"one"}'))
  expect([...archive.items()]).toEqual([])
})

it('refuses text that is not JSON', () => {
  expect(() => createArchive(memoryTables).addRaw(raw(1, '{"itemId":'))).toThrowError(
    expect.objectContaining({ code: 'raw-item-no-json' }),
  )
})
