import { describe, expect, it } from 'vitest'
import { at, iphone, lrm, namesOf, ownerOf, peopleFile, readLines } from '../hand-made-export.ts'

describe('the owner of the phone', () => {
  const group = [at(0, 'Anna: x'), at(1, 'Bob: y'), at(2, 'Carl: z')]

  it('is whom WhatsApp calls you', async () => {
    expect(ownerOf(await readLines([...group, at(3, 'Carl: You deleted this message')]))).toBe('Carl')
    const created = iphone(9, `Bob: ${lrm}You created group “T”`)
    expect(ownerOf(await readLines([iphone(0, 'Anna: x'), iphone(1, 'Bob: y'), created]))).toBe('Bob')
  })

  it('is who is called You, and has the first name of the people file that is not in the chat', async () => {
    const lines = [at(0, 'Anna: x'), at(1, 'You: y')]
    const result = await readLines(lines, { people: peopleFile(['Anna', '14155550101'], ['Zoë Lang', '14155550102']) })
    expect(ownerOf(result)).toBe('Zoë Lang')
    expect(result.events.map(namesOf)).toEqual([
      ['Anna!', 'Zoë Lang'],
      ['Zoë Lang!', 'Anna'],
    ])
  })

  it('is the one whom a direct chat is not named after', async () => {
    const lines = [at(0, 'Anna: x'), at(1, 'Bob: y')]
    expect(ownerOf(await readLines(lines, { name: 'WhatsApp Chat with Anna.txt' }))).toBe('Bob')
    expect(ownerOf(await readLines(lines, { name: 'WhatsApp Chat with Bob.txt' }))).toBe('Anna')
  })

  it('is the first of the people file who is in the chat', async () => {
    const rows = peopleFile(['Zoë', '14155550101'], ['Carl', '14155550102'], ['Bob', '14155550103'])
    expect(ownerOf(await readLines(group, { people: rows }))).toBe('Carl')
  })

  it('is the first author if no rule applies', async () => {
    expect(ownerOf(await readLines(group))).toBe('Anna')
  })

  it('is not a person whom WhatsApp calls by name, nor an unsaved contact', async () => {
    expect(ownerOf(await readLines([...group, at(3, 'Anna added you')]))).toBe('Bob')
    expect(ownerOf(await readLines([...group, at(3, 'Bob added Anna')]))).toBe('Carl')
    expect(ownerOf(await readLines([...group, at(3, 'Anna: This message was deleted')]))).toBe('Bob')
    expect(ownerOf(await readLines([at(0, '+44 7700 900123: x'), ...group]))).toBe('Anna')
    expect(ownerOf(await readLines([at(0, '~ Lena: x'), ...group]))).toBe('Anna')
  })

  it('is invented if all who wrote are known to be other people', async () => {
    const result = await readLines([at(0, 'Anna: x')], { name: 'WhatsApp Chat with Anna.txt' })
    expect(result.people).toHaveLength(2)
    expect(ownerOf(result)).not.toBe('Anna')
    expect(namesOf(result.events[0])).toEqual(['Anna!', ownerOf(result)])
  })

  it('is registered, with an address or without', async () => {
    const lines = [at(0, 'Anna: x'), at(1, 'Bob: y')]
    const result = await readLines(lines, { people: peopleFile(['Anna', '14155550101'], ['Bob', '14155550102']) })
    expect(result.people.map(({ registration }) => registration)).toEqual([
      { userEmailAddress: undefined, source: 'phone-archiver', network: 'WhatsApp' },
      undefined,
    ])
  })
})
