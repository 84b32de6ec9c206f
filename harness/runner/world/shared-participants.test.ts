import { expect, test } from 'vitest'
import { captured } from '../../oracle/audit/hand-made-mailboxes.ts'
import { shareParticipants } from './shared-participants.ts'

test('items of the same people share the list of them, and an item with another address has its own', () => {
  const share = shareParticipants()
  const one = captured()
  const again = (address: string) => ({
    ...one,
    item: {
      ...one.item,
      participants: one.item.participants.map((person) => ({ ...person, userEmailAddress: address })),
    },
  })
  const [first, second, moved] = [again('a@contoso.example'), again('a@contoso.example'), again('b@contoso.example')]
  const shared = [first, second, moved].map(share)
  expect(shared).toEqual([first, second, moved])
  expect(shared[1]?.item.participants).toBe(first.item.participants)
  expect(shared[2]?.item.participants).toBe(moved.item.participants)
})
