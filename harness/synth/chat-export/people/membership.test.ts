import { expect, it } from 'vitest'
import { type MembershipLine, membersAt } from './membership.ts'

const says = (person: string): MembershipLine => ({ members: [], present: [person] })
const tells = (event: MembershipLine['event'], ...members: string[]): MembershipLine => ({
  event,
  members,
  present: [],
})
const there = (lines: MembershipLine[], everybody = ['anna', 'bob', 'carl']): string[] =>
  membersAt(lines, everybody).map((members) => [...members].sort().join(' '))

it('includes a person whom no line mentions', () => {
  expect(there([says('anna'), says('bob')])).toEqual(['anna bob carl', 'anna bob carl'])
})

it('includes a person who was added or joined from that line on', () => {
  expect(there([says('anna'), tells('added', 'carl'), says('bob')])).toEqual([
    'anna bob',
    'anna bob carl',
    'anna bob carl',
  ])
  expect(there([says('anna'), tells('joined', 'carl')])).toEqual(['anna bob', 'anna bob carl'])
})

it('includes a person who left or was removed up to that line', () => {
  expect(there([says('anna'), tells('left', 'carl'), says('bob')])).toEqual([
    'anna bob carl',
    'anna bob carl',
    'anna bob',
  ])
  expect(there([tells('removed', 'carl', 'bob'), says('anna')])).toEqual(['anna bob carl', 'anna'])
})

it('follows a person who comes, goes and comes again', () => {
  const lines = [says('anna'), tells('added', 'carl'), tells('left', 'carl'), says('anna'), tells('added', 'carl')]
  expect(there(lines, ['anna', 'carl'])).toEqual(['anna', 'anna carl', 'anna carl', 'anna', 'anna carl'])
})

it('includes a person who writes, even after they left', () => {
  expect(there([tells('left', 'bob'), says('bob'), says('anna')], ['anna', 'bob'])).toEqual([
    'anna bob',
    'anna bob',
    'anna bob',
  ])
  expect(there([says('bob'), tells('added', 'bob')], ['anna', 'bob'])).toEqual(['anna bob', 'anna bob'])
})

it('shares one set between lines without a change', () => {
  const [first, second, third] = membersAt([says('anna'), says('bob'), tells('added', 'carl')], ['anna', 'bob', 'carl'])
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})
