import { describe, expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { at, namesOf, readLines, withFile } from './hand-made-export.ts'
import { ChatExportError, readChatExport } from './index.ts'

describe('items', () => {
  it('without an author in a direct chat are calls of the other one', async () => {
    const lines = [at(0, 'Anna: x'), at(1, 'Missed voice call')]
    const { events } = await readLines(lines, { name: 'WhatsApp Chat with Bob.txt' })
    expect(events[1]).toMatchObject({
      kind: 'call',
      call: { mode: 'voice', outcome: 'missed', durationSeconds: 0 },
      text: '',
    })
    expect(namesOf(events[1])).toEqual(['Bob!', 'Anna'])
  })

  it('that were deleted refer to nothing, because the original is unknown', async () => {
    const { events } = await readLines([
      at(0, 'Anna: You deleted this message'),
      at(1, 'Bob: This message was deleted'),
    ])
    expect(events.map(({ kind, refersTo, text }) => [kind, refersTo, text])).toEqual([
      ['deletion', undefined, ''],
      ['deletion', undefined, ''],
    ])
    expect(events.map(({ deletion, participants }) => [deletion, participants[0]?.number])).toEqual(
      events.map(({ participants }) => [
        { deletedBy: participants[0]?.number, scope: 'for-all', readBy: [] },
        participants[0]?.number,
      ]),
    )
  })

  it('keep the mark of an edit, polls, what could be viewed once, and calls that somebody writes of as text', async () => {
    const texts = ['x <This message was edited>', 'Voice call. 2 min', 'POLL:\nLunch?\nOPTION: Yes (1 vote)', 'null']
    const { events } = await readLines(texts.flatMap((text, minute) => at(minute, `Anna: ${text}`).split('\n')))
    expect(events.map(({ kind, text }) => [kind, text])).toEqual(texts.map((text) => ['text', text]))
  })

  it('are captured on the phone of the owner, with ids of their own', async () => {
    const { events, people: cast } = await readLines([at(0, 'Anna: x'), at(0, 'Anna: x'), at(1, 'Bob: y')])
    expect(events.map(({ capturedBy }) => capturedBy)).toEqual(
      cast.slice(0, 1).flatMap(({ number }) => [number, number, number]),
    )
    expect(new Set(events.map(({ archiveMessageId }) => archiveMessageId)).size).toBe(3)
  })

  it('stay in the order of the export when their times do not', async () => {
    const { events, firstEventTime, lastEventTime } = await readLines([
      at(5, 'Anna: x'),
      at(3, 'Bob: y'),
      at(4, 'Bob: z'),
    ])
    expect(events.map(({ text }) => text)).toEqual(['x', 'y', 'z'])
    expect([firstEventTime.toISOString(), lastEventTime.toISOString()]).toEqual([
      '2024-03-13T09:03:00.000Z',
      '2024-03-13T09:05:00.000Z',
    ])
  })

  it('of another export have other ids for the same seed', async () => {
    const [one, other] = [await readLines([at(0, 'Anna: x')]), await readLines([at(0, 'Anna: y')])]
    expect(one.events[0]?.archiveMessageId).not.toBe(other.events[0]?.archiveMessageId)
  })
})

describe('refusals', () => {
  it('of an export without an item name the file', async () => {
    const notice = at(0, 'Messages and calls are end-to-end encrypted. No one outside of this chat can read them.')
    await expect(readLines([notice])).rejects.toThrow(
      new ChatExportError('no-item', {
        file: 'chat.txt',
        complaint:
          'holds no message and no call, only what WhatsApp itself tells; export a chat in which something was written',
      }),
    )
  })

  it('of a time zone come before the file is opened', async () => {
    const pending = readChatExport({ file: '/nowhere/chat.txt', timeZone: 'Rome', chance: createChance(1) })
    await expect(pending).rejects.toMatchObject({ code: 'unknown-time-zone', file: 'chat.txt' })
  })

  it('do not contain typed text', async () => {
    const secret = 'Nora Blake +1 415 555 0101 the secret'
    const pending = withFile('chat.txt', secret, (file) =>
      readChatExport({ file, timeZone: 'UTC', chance: createChance(1) }),
    )
    const error = await pending.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ChatExportError)
    expect(String(error)).not.toMatch(/Nora|0101|secret/u)
  })
})
