import { expect, test } from 'vitest'
import { shareNamed, shareOf } from './sample-share.ts'

const plays = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

test('without a share, everything is played', () => {
  expect(shareOf(plays, shareNamed(undefined))).toEqual(plays)
})

test('the shares together are everything, and each play is in one of them', () => {
  const shares = ['1/3', '2/3', '3/3'].map((text) => shareOf(plays, shareNamed(text)))
  for (const share of shares) expect(share.length).toBeLessThan(plays.length)
  expect(shares.flat().toSorted()).toEqual(plays)
})

test.each(['3', '4/3', '0/3', '1/0', 'all', ''])('%j is refused', (text) => {
  expect(() => shareNamed(text)).toThrow('MT_SHARE has to be a share such as 2/3')
})
