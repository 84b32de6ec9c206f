import { expect, it } from 'vitest'
import { capturesOf, capturesWithFiles, dayFrom, dayTo } from './firm.ts'

const person = (personId: string, number: string) => ({
  personId,
  firstName: personId,
  lastName: 'Test',
  number,
  registration: { source: 'phone-archiver', network: 'WhatsApp' } as const,
  fate: null,
})
const firm = {
  name: 'a firm',
  people: [person('asha', '447700900101'), person('ben', '447700900102'), person('cleo', '447700900103')],
  directory: [],
  mapping: [],
  fates: new Map(),
}

it('has exactly the requested number of captures, all of them on the day', () => {
  const captures = [...capturesOf(firm, 300)]
  expect(captures).toHaveLength(300)
  expect(captures.every(({ captureTime }) => captureTime >= dayFrom && captureTime < dayTo)).toBe(true)
})

it('adds a file of 1 MB to a hundredth of the captures, and none to the others', () => {
  const files = [...capturesWithFiles(firm, 1000)].flatMap(({ attachments }) => attachments)
  expect(files.map(({ content }) => content.sizeBytes)).toEqual(Array(10).fill(1_048_576))
  expect(new Set(files.map(({ content }) => content.sha256)).size).toBe(10)
})
