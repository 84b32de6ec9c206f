import { describe, expect, it } from 'vitest'
import { sampleLines } from '../languages/sample-lines.ts'
import { type GroupLine, groupLineIn, isNotice, meansOwner } from './sentences.ts'

const read = (line: string, known: (name: string) => boolean = () => false): GroupLine | undefined =>
  groupLineIn(line, known)

describe.each(Object.entries(sampleLines))('%s', (_, { created, added, left, notice }) => {
  it('knows who created a group, who was added and who left', () => {
    expect(read(created)).toEqual({ event: 'created', actor: 'Anna', members: [], groupName: 'North' })
    expect(read(added)).toMatchObject({ event: 'added', actor: 'Anna', members: ['Bob'] })
    expect(read(left)).toMatchObject({ event: 'left', members: ['Bob'] })
  })

  it('knows the notice of encryption', () => {
    expect(isNotice(notice)).toBe(true)
    expect(isNotice(created)).toBe(false)
  })
})

it.each([
  ['You created group "North"', { event: 'created', actor: 'you' }],
  ['Du hast Bob hinzugefügt.', { event: 'added', actor: 'you', members: ['Bob'] }],
  ['Anna hat dich hinzugefügt.', { event: 'added', actor: 'Anna', members: ['you'] }],
  ['Anna ti ha aggiunto', { event: 'added', actor: 'Anna', members: ['you'] }],
  ['Anna added you', { event: 'added', actor: 'Anna', members: ['you'] }],
  ['You were added', { event: 'joined', members: ['you'], actor: undefined }],
  ['You left', { event: 'left', members: ['you'] }],
])('reads who “you” is in “%s”', (line, expected) => {
  expect(read(line)).toMatchObject(expected)
})

it('splits several names, and does not treat “3 others” as a person', () => {
  expect(read('Anna added Bob, Carl and 3 others')?.members).toEqual(['Bob', 'Carl'])
  expect(read('Anna added Bob, Carl, and Dan')?.members).toEqual(['Bob', 'Carl', 'Dan'])
  expect(read('Anna hat Bob und Carl hinzugefügt.')?.members).toEqual(['Bob', 'Carl'])
})

it('does not split a name that occurs in the chat, whatever words are in it', () => {
  expect(read('Anna added Sales and Support', (name) => name === 'Sales and Support')?.members).toEqual([
    'Sales and Support',
  ])
})

it('uses the last name of a renamed group', () => {
  expect(read('Anna changed the subject from “A: b” to “C”')).toMatchObject({ event: 'renamed', groupName: 'C' })
  expect(read('Anna hat den Betreff von „Alt“ zu „Neu“ geändert.')).toMatchObject({
    event: 'renamed',
    groupName: 'Neu',
  })
})

it('removes no person when a picture is removed', () => {
  expect(read('Anna hat das Gruppenbild entfernt.')).toMatchObject({ event: 'changed', members: [] })
})

it('does not read an actor across the colon after an author', () => {
  expect(read('Bob: Anna created group "North"')).toBeUndefined()
})

it('does not read prose as names, unless a person has that name', () => {
  const prose = 'You received a view once message. For added privacy, you can only open it'
  expect(read(prose)).toBeUndefined()
  expect(read('One two three four five left')?.members).toEqual(['One two three four five'])
  expect(read('One two three four five six left')).toBeUndefined()
  expect(read('One two three four five six left', () => true)?.members).toEqual(['One two three four five six'])
})

it('compares no text that is too long to be of WhatsApp', () => {
  const name = 'x'.repeat(595)
  expect(read(`${name} left`)?.members).toEqual([name])
  expect(read(`${name}x left`)).toBeUndefined()
})

it('knows the owner of the phone in every language, and nobody else', () => {
  expect(['You', 'du', '\u200eTú', 'Vous', 'Você'].map(meansOwner)).toEqual([true, true, true, true, true])
  expect(['Yu', 'Your', ''].map(meansOwner)).toEqual([false, false, false])
})
