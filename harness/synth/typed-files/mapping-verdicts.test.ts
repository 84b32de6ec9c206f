import { expect, test } from 'vitest'
import { mappingVerdicts, mappingVerdictsInTurns } from './mapping-verdicts.ts'

const rows = Array.from({ length: 1_000 }, (_, at) => `4477009${String(at).padStart(5, '0')},u${at}@contoso.example`)
const file = (more: string): Buffer =>
  Buffer.from(['External User ID,Microsoft 365 User Mailbox', ...rows, more].join('\r\n'))

test.each([
  ['all are read', ''],
  ['one is refused', '0,nobody'],
  ['one is of another row', '447700900000,other@contoso.example'],
  ['the file cannot be read to its end', '"'],
])('verdicts in turns are the same: %s', async (_what, more) => {
  expect(await mappingVerdictsInTurns(file(more))).toEqual(mappingVerdicts(file(more)))
})

test('other work goes on between the turns', async () => {
  let turns = 0
  let isOver = false
  const count = (): void => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await mappingVerdictsInTurns(file(''))
  isOver = true
  expect(turns).toBeGreaterThanOrEqual(4)
})
