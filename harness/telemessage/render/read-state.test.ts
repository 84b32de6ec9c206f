import { expect, it } from 'vitest'
import { deletionDetails } from './read-state.ts'

const sender = '1'
const recipientsOf = { direct: ['2'], group: ['2', '3', '4'], broadcast: ['2', '3', '4'] } as const
const [none, some, all, others] = [[], ['3'], ['4', '3', '2'], ['1', '9']]

// The table of the vendor's page on deleted messages, row by row.
it.each([
  [sender, 'direct', none, 'UNREAD'],
  [sender, 'direct', ['2'], 'READ'],
  [sender, 'direct', others, 'UNREAD'],
  [sender, 'group', none, 'UNREAD'],
  [sender, 'group', some, 'UNKNOWN'],
  [sender, 'group', all, 'READ'],
  [sender, 'group', ['2', '3'], 'UNKNOWN'],
  [sender, 'group', others, 'UNREAD'],
  [sender, 'broadcast', none, 'UNREAD'],
  [sender, 'broadcast', some, 'UNKNOWN'],
  [sender, 'broadcast', all, 'READ'],
  ['2', 'direct', none, 'READ'],
  ['2', 'direct', ['2'], 'READ'],
  ['3', 'group', none, 'READ'],
  ['3', 'group', some, 'READ'],
  ['3', 'broadcast', none, 'READ'],
] as const)('deleted by %s in a %s conversation and read by %j is %s', (deletedBy, type, readBy, readState) => {
  const recipients = recipientsOf[type].map((number) => ({ number, role: 'recipient' as const }))
  const message = { participants: [{ number: sender, role: 'sender' as const }, ...recipients] }
  expect(deletionDetails({ deletedBy, scope: 'for-all', readBy: [...readBy] }, message)).toEqual({
    by: deletedBy === sender ? 'sender' : 'receiver',
    scope: 'for-all',
    readState,
  })
})

it('keeps the scope', () => {
  expect(deletionDetails({ deletedBy: '2', scope: 'for-me', readBy: [] }, { participants: [] }).scope).toBe('for-me')
})
