import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createOperationalLog } from '../operational-log.ts'
import type { ArchivedParticipant } from '../telemessage/decode.ts'
import { noteAddresses, reportUnmapped } from './unmapped.ts'

function setup(
  participant: Partial<ArchivedParticipant>,
  { automaticMapping = true, line }: { automaticMapping?: boolean; line?: number } = {},
) {
  const listed: string[] = []
  const known = new Set<string>()
  const logged: string[] = []
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      logged.push(String(chunk))
      done()
    },
  })
  const person = { number: '447700900123', name: 'Asha Rao', role: 'recipient' as const, ...participant }
  const run = {
    log: createOperationalLog(destination),
    importLog: {
      unmapped: (number: string, one = number) => {
        if (known.has(one)) return false
        known.add(one)
        listed.push(number)
        return true
      },
    },
    customMapping: { targetOf: () => undefined, lineLike: () => line },
    settings: { automaticMapping },
  }
  const item = { itemId: 'item-1', participants: [person] }
  return { run, item, person, listed, logged }
}

test('a row with another form of the number is named once a run, without the number', () => {
  const { run, item, person, listed, logged } = setup({ number: '556296540142' }, { line: 12 })
  reportUnmapped(run, item, person)
  reportUnmapped(run, item, { ...person, number: '556296540142@c.us' })
  expect(listed).toEqual(['556296540142'])
  expect(logged).toEqual([expect.stringContaining('"event":"unmapped-number-like-row","itemId":"item-1","line":12')])
  expect(logged.join()).not.toMatch(/6296540142|Asha/)
})

test.each([
  ['eve@contoso.example <asha@contoso.example>', 'unmapped-address-not-read'],
  ['asha+wa@contoso.example', 'unmapped-address-with-tag'],
  ['asha@con\u00adtoso.example', 'unmapped-address-not-read'],
])('the address %j of an unmapped participant gets a hint without the address', (userEmailAddress, event) => {
  const { run, item, person, logged } = setup({ userEmailAddress })
  reportUnmapped(run, item, person)
  expect(logged).toEqual([expect.stringContaining(`"event":"${event}"`)])
  expect(logged.join()).not.toMatch(/asha|contoso/i)
})

test('with automatic mapping off, nothing is said about addresses', () => {
  const { run, item, person, logged } = setup(
    { userEmailAddress: 'Asha <asha@contoso.example>' },
    { automaticMapping: false },
  )
  reportUnmapped(run, item, person)
  noteAddresses(run, item)
  expect(logged).toEqual([])
})

test('an address that was read without its display name is said, without the address', () => {
  const { run, item, logged } = setup({ userEmailAddress: 'Asha <asha@contoso.example>' })
  noteAddresses(run, item)
  expect(logged).toEqual([
    expect.stringMatching(/"event":"address-cleaned","itemId":"item-1".*read without a display name/),
  ])
  expect(logged.join()).not.toMatch(/asha@|contoso/i)
})
