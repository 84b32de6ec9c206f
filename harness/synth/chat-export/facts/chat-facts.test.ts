import { describe, expect, it } from 'vitest'
import { nameOf } from '../../person.ts'
import { at, iphone, lrm, readLines } from '../hand-made-export.ts'
import type { ChatExport } from '../index.ts'

const chatOf = ({ events }: ChatExport): string | undefined => events[0]?.chat.name ?? events[0]?.chat.type

describe('direct or group', () => {
  it('treats two people as a direct chat, three as a group', async () => {
    expect(chatOf(await readLines([at(0, 'Anna: x'), at(1, 'Bob: y')]))).toBe('direct')
    expect(chatOf(await readLines([at(0, 'Anna: x'), at(1, 'Bob: y'), at(2, 'Carl: z')]))).toBe('WhatsApp group')
  })

  it('treats two people as a group if it is named after neither of them', async () => {
    const lines = [at(0, 'Anna: x'), at(1, 'Bob: y')]
    expect(chatOf(await readLines(lines, { name: 'WhatsApp Chat with Anna.txt' }))).toBe('direct')
    expect(chatOf(await readLines(lines, { name: 'WhatsApp Chat with Team.txt' }))).toBe('Team')
  })

  it('treats one person as a group if a line of WhatsApp mentions a group', async () => {
    expect(chatOf(await readLines([at(0, 'Anna created group "North: A"'), at(1, 'Anna: x')]))).toBe('North: A')
  })

  it('names a group by its file, else by what it was called last', async () => {
    const lines = [at(0, 'Anna created group "Old"'), at(1, 'Anna changed the group name from "Old" to "New"')]
    expect(chatOf(await readLines(lines))).toBe('New')
    expect(chatOf(await readLines(lines, { name: 'WhatsApp Chat with Team.txt' }))).toBe('Team')
  })

  it('names an iPhone’s chat by its first notice', async () => {
    const notice = iphone(0, `Team: ${lrm}Messages and calls are end-to-end encrypted.`)
    expect(chatOf(await readLines([notice, iphone(1, 'Anna: x'), iphone(2, 'Bob: y')]))).toBe('Team')
  })

  it('leaves a person who is called like the group their messages', async () => {
    const lines = [
      iphone(0, 'Anna: x'),
      iphone(1, 'Bob: y'),
      iphone(2, 'Carl: z'),
      iphone(3, `Anna: ${lrm}Something new`),
    ]
    const { events } = await readLines(lines, { name: 'WhatsApp Chat - Anna.txt' })
    expect(events[3]).toMatchObject({ kind: 'text', text: `${lrm}Something new` })
  })

  it('does not count the group itself as a person, even in unknown words', async () => {
    const lines = [
      iphone(0, 'Anna: x'),
      iphone(1, 'Bob: y'),
      iphone(2, 'Carl: z'),
      iphone(3, `Team: ${lrm}Something new`),
    ]
    const result = await readLines(lines, { name: 'WhatsApp Chat - Team.txt' })
    expect(result.people.map(nameOf).sort()).toEqual(['Anna', 'Bob', 'Carl'])
    expect(result.events[3]).toMatchObject({ kind: 'system', text: `${lrm}Something new` })
  })
})
