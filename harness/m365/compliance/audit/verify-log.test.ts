import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryTables } from '../../../control/state/state-tables.ts'
import { lineOf } from './audit-entry.ts'
import type { AuditEvent } from './audit-event.ts'
import { createAuditLog } from './audit-log.ts'
import { verifyLog } from './verify-log.ts'

// Every single change of an exported log is found, and the entry that is named is the one that was changed.

function sampleEvent(number: number): AuditEvent {
  return {
    recordType: 'exchangeItem',
    operation: number % 3 === 0 ? 'SoftDelete' : 'Create',
    actor: {
      userType: 'application',
      userId: '11111111-2222-4333-8444-555555555555',
      userPrincipalName: null,
      appId: null,
      clientIp: number % 2 === 0 ? '127.0.0.1' : null,
    },
    objectId: `item-${number}`,
    result: 'succeeded',
    details: { mailbox: 'zoë@contoso.example', folder: 'WhatsApp Archiver', sizeBytes: number, held: number % 2 === 0 },
  }
}

function sampleLog(size: number): { lines: string[]; head: string } {
  const log = createAuditLog({ now: () => new Date('2026-03-11T00:00:00Z'), isOn: () => true, tables: memoryTables })
  for (let number = 1; number <= size; number += 1) log.record(sampleEvent(number))
  return { lines: [...log.entries()].map(lineOf), head: log.head() }
}

/** The lines of a file, as a reader of it sees them. */
const linesOf = (text: string): string[] => (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
const first = async (lines: string[], head?: string) => (await verifyLog(lines, head)).problems[0]

test('finds nothing in a log that nobody changed, and reports its head', async () => {
  const { lines, head } = sampleLog(12)
  expect(await verifyLog(lines, head)).toEqual({ entries: 12, head, problems: [] })
  expect(await verifyLog([], undefined)).toEqual({ entries: 0, head: '0'.repeat(64), problems: [] })
})

test('finds every change of one byte, and names its entry', async () => {
  const { lines, head } = sampleLog(6)
  const text = Buffer.from(lines.join('\n'))
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), async (at, difference) => {
      const changed = Buffer.from(text)
      changed[at] = (changed[at] ?? 0) ^ difference
      const { problems } = await verifyLog(linesOf(changed.toString('latin1')).map(fromLatin1), head)
      const line = text.subarray(0, at).toString().split('\n').length
      // A line break that is gone makes one line of two.
      expect(problems[0]).toMatchObject({ line })
    }),
    { numRuns: 600 },
  )
})
const fromLatin1 = (text: string): string => Buffer.from(text, 'latin1').toString()

test('finds every field of every entry that has another value, although the digests of others stay', async () => {
  const { lines } = sampleLog(5)
  for (const [index, line] of lines.entries()) {
    const entry = JSON.parse(line) as Record<string, unknown>
    for (const name of Object.keys(entry)) {
      const value = entry[name]
      const other =
        typeof value === 'number' ? value + 100 : name === 'at' ? '2026-03-11T00:00:01.000Z' : 'f'.repeat(64)
      const changed = lines.with(index, lineOf({ ...entry, [name]: name === 'details' ? {} : other } as never))
      expect(await first(changed), `${name} of ${index + 1}`).toMatchObject({ line: index + 1, sequence: index + 1 })
    }
  }
})

test('finds an entry that was altered with its own digest computed again', async () => {
  const { lines, head } = sampleLog(5)
  const [other] = sampleLog(5).lines.map((line) => line)
  expect(other).toBe(lines[0])
  for (let index = 0; index < 5; index += 1) {
    // The same number, after the same entries, with another content.
    const log = createAuditLog({ now: () => new Date('2026-03-11T00:00:00Z'), isOn: () => true, tables: memoryTables })
    for (let number = 1; number <= 5; number += 1) log.record(sampleEvent(number === index + 1 ? 77 : number))
    const forged = lines.with(index, [...log.entries()].map(lineOf)[index] ?? '')
    expect(await first(forged, head)).toMatchObject(
      index === 4 ? { kind: 'truncated' } : { kind: 'altered', line: index + 1, sequence: index + 1 },
    )
  }
})

test('finds every entry that was removed; the last one only with the head', async () => {
  const { lines, head } = sampleLog(8)
  for (let index = 0; index < 7; index += 1) {
    expect(await first(lines.toSpliced(index, 1))).toMatchObject({ kind: 'removed', sequence: index + 1 })
  }
  expect(await first(lines.slice(0, -1))).toBeUndefined()
  for (let kept = 0; kept < 8; kept += 1) {
    expect(await first(lines.slice(0, kept), head)).toMatchObject({ kind: 'truncated', sequence: kept + 1 })
  }
})

test('finds every two entries that changed places, and every entry that is there twice', async () => {
  const { lines } = sampleLog(7)
  for (let one = 0; one < 7; one += 1) {
    expect(await first(lines.toSpliced(one, 0, lines[one] ?? ''))).toMatchObject({
      kind: 'repeated',
      sequence: one + 1,
    })
    for (let other = one + 1; other < 7; other += 1) {
      const swapped = lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '')
      const { problems } = await verifyLog(swapped, undefined)
      expect(problems[0]).toMatchObject({ kind: 'removed', line: one + 1, sequence: one + 1 })
      expect(problems.map(({ kind }) => kind)).toContain('out-of-order')
    }
  }
})

test('finds what was cut within a line, and lines that are no entries', async () => {
  const { lines, head } = sampleLog(3)
  const text = lines.join('\n')
  for (let length = 1; length < text.length; length += 7) {
    const cut = text.slice(0, length)
    expect((await verifyLog(linesOf(cut), head)).problems.length, String(length)).toBeGreaterThan(0)
  }
  expect(await first(lines.toSpliced(1, 0, '{}'))).toMatchObject({ kind: 'unreadable', line: 2 })
  expect(await first(lines.with(1, `${lines[1]} `))).toMatchObject({ kind: 'unreadable', line: 2 })
})

test('a log that begins after a checkpoint is whole with it, and with nothing else', async () => {
  const { lines, head } = sampleLog(9)
  const checkpoint = /"digest":"([0-9a-f]+)"/.exec(lines[3] ?? '')?.[1] ?? ''
  const young = lines.slice(4)
  expect(await verifyLog(young, head, checkpoint)).toEqual({ entries: 5, head, problems: [] })
  expect(await first(young, head)).toMatchObject({ line: 1, kind: 'removed', sequence: 1 })
  const removed = { line: 1, kind: 'removed' }
  expect((await verifyLog(lines.slice(5), head, checkpoint)).problems).toMatchObject([{ ...removed, sequence: 5 }])
  expect((await verifyLog(lines, head, checkpoint)).problems).toMatchObject([removed])
  const altered = young.with(0, (young[0] ?? '').replace('item-5', 'item-6'))
  expect((await verifyLog(altered, head, checkpoint)).problems[0]).toMatchObject({ line: 1, kind: 'altered' })
  expect((await verifyLog(young.toSpliced(2, 1), head, checkpoint)).problems[0]).toMatchObject({ line: 3 })
  // When all entries are gone, the checkpoint is the head.
  expect((await verifyLog([], head, head)).problems).toEqual([])
  expect((await verifyLog([], head, checkpoint)).problems).toMatchObject([{ kind: 'truncated' }])
})
