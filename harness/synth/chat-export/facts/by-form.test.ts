import { expect, it } from 'vitest'
import { ChatExportError } from '../errors.ts'
import { at, iphone, lrm, namesOf, ownerOf, readLines } from '../hand-made-export.ts'

// Goal: where words are unknown, the form of a line decides, and it is said.

const notice = `${lrm}Beskeder og opkald er end-to-end-krypterede. Ingen uden for denne chat kan læse dem.`

it('an iPhone’s group of two is a group, and its name is nobody', async () => {
  const lines = [
    iphone(0, `Hold: ${notice}`),
    iphone(1, `Hold: ${lrm}Anna oprettede gruppen “Hold”`),
    iphone(2, 'Anna: hej'),
    iphone(3, 'Bo: hej'),
    iphone(4, `Bo: ${lrm}billede udeladt`),
  ]
  const { events, people, warnings } = await readLines(lines, { name: '_chat.txt' })
  expect(events.map(({ kind, text }) => [kind, text.replace(lrm, '').slice(0, 8)])).toEqual([
    ['system', 'Beskeder'],
    ['system', 'Anna opr'],
    ['text', 'hej'],
    ['text', 'hej'],
    ['text', 'billede '],
  ])
  expect([events[0]?.chat.type, events[0]?.chat.name, people.length]).toEqual(['group', 'Hold', 2])
  expect(warnings.map(({ line }) => line)).toEqual([undefined, 1, 2, 5])
})

it.each([
  ['WhatsApp чат с Ана.txt', 'direct'],
  ['WhatsApp чат с Екип.txt', 'group'],
])('two people in a file named %s, in an unknown language, are a %s chat', async (name, type) => {
  const { events, warnings } = await readLines([at(0, 'Ана: здравей'), at(1, 'Иво: здрасти')], { name })
  expect(events[0]?.chat.type).toBe(type)
  expect(warnings[0]?.text).toContain(`this is a ${type} chat`)
})

it('a line without an author is archived in a direct chat, unless its words are known', async () => {
  const lines = [
    at(0, 'Anna: x'),
    at(1, 'Ubesvaret taleopkald'),
    at(2, 'Anna changed their phone number to a new number.'),
  ]
  const { events, leftLines, warnings } = await readLines(lines)
  expect(events.map(({ kind, text }) => [kind, text])).toEqual([
    ['text', 'x'],
    ['system', 'Ubesvaret taleopkald'],
  ])
  expect(leftLines.map(({ lineNumber }) => lineNumber)).toEqual([3])
  expect(warnings.map(({ line }) => line)).toContain(2)
})

it('a notice with more lines is kept whole', async () => {
  const lines = [at(0, 'Messages and calls are end-to-end encrypted.'), 'Anna: swallowed', at(1, 'Anna: x')]
  const { events, warnings } = await readLines(lines)
  expect(events.map(({ text }) => text)).toEqual(['Messages and calls are end-to-end encrypted.\nAnna: swallowed', 'x'])
  expect(warnings.map(({ line }) => line)).toEqual([1])
})

it('a stamp in unknown words before somebody of the chat is refused, and no text of another', async () => {
  const lines = [at(0, 'Anna: x'), at(1, 'Bob: y'), '13/03/24, 10:02 blorp - Bob: z', at(3, 'Anna: w')]
  await expect(readLines(lines)).rejects.toMatchObject({ code: 'unknown-time-words', line: 3 })
  await expect(readLines(lines)).rejects.toBeInstanceOf(ChatExportError)
})

it.each<[string, string[], string, string | undefined, number]>([
  [
    'the owner by number',
    [at(0, 'Ann: x'), at(1, '+44 7700 900123: y')],
    'WhatsApp Chat with Ann.txt',
    '+44 7700 900123',
    2,
  ],
  ['a note to oneself', [at(0, 'Ann Marsh: x')], 'WhatsApp Chat mit Ann Marsh (Du).txt', 'Ann Marsh', 1],
  [
    'both deleted something',
    [at(0, 'Ann: This message was deleted'), at(1, 'Ben: This message was deleted')],
    'WhatsApp Chat with Ann.txt',
    'Ben',
    2,
  ],
])('a direct chat has no third person: %s', async (_, lines, name, owner, count) => {
  const read = await readLines(lines, { name })
  expect([ownerOf(read), read.people.length, read.events[0]?.participants.length]).toEqual([owner, count, count])
})

it('a message that an admin deleted was deleted by the admin', async () => {
  const lines = [
    at(0, 'Anna created group "T"'),
    at(1, 'Bob: This message was deleted by admin Carl'),
    at(2, 'Anna: x'),
  ]
  const { events, people } = await readLines(lines)
  const carl = people.find(({ firstName }) => firstName === 'Carl')
  expect(namesOf(events[1])[0]).toBe('Bob!')
  expect(events[1]?.deletion?.deletedBy).toBe(carl?.number)
})
