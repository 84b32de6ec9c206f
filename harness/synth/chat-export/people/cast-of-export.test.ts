import { describe, expect, it } from 'vitest'
import { nameOf } from '../../person.ts'
import { at, namesOf, peopleFile, readLines } from '../hand-made-export.ts'

describe('people', () => {
  it('have the number that is their name', async () => {
    const lines = [at(0, 'Anna: x'), at(1, '\u202a+1\u00a0(415)\u00a0555\u20110142\u202c: y')]
    const { people: cast } = await readLines(lines)
    expect(cast[1]).toMatchObject({ number: '14155550142', personId: 'person2' })
    expect(cast[1]?.registration?.userEmailAddress).toBe('person2@contoso.example')
  })

  it('have the name for their number in the people file', async () => {
    const lines = [at(0, 'Anna: x'), at(1, '+1 415 555 0142: z')]
    const result = await readLines(lines, { people: peopleFile(['Bob', '14155550142']) })
    expect(result.people.map(nameOf)).toEqual(['Anna', 'Bob'])
  })

  it('are one person under their name and under their number', async () => {
    const lines = [at(0, 'Anna: x'), at(1, 'Bob: y'), at(2, '+1 415 555 0142: z')]
    const result = await readLines(lines, { people: peopleFile(['Bob', '14155550142']) })
    expect(result.people.map(nameOf)).toEqual(['Bob', 'Anna'])
    expect(namesOf(result.events[2])).toEqual(['Bob!', 'Anna'])
  })

  it('who are invented have a mailbox under the address they are registered with', async () => {
    const { people: cast, directory } = await readLines([at(0, 'Jürgen Groß: x'), at(1, 'Bob: y')])
    expect(cast[0]?.registration?.userEmailAddress).toBe('jurgen.gross@contoso.example')
    expect(directory.map(({ primaryAddress, mailbox }) => [primaryAddress, mailbox])).toEqual([
      ['jurgen.gross@contoso.example', 'active'],
      ['bob@contoso.example', 'active'],
    ])
  })

  it('who are invented do not get a number or address of the people file', async () => {
    const rows = peopleFile(['Anna', '14155550101', 'bob@contoso.example', 'Bob2@contoso.example'])
    const { people: cast, directory } = await readLines([at(0, 'Anna: x'), at(1, 'Bob: y')], { people: rows })
    expect(cast[1]?.registration?.userEmailAddress).toBe('bob3@contoso.example')
    expect(directory.map(({ primaryAddress }) => primaryAddress)).toEqual([
      'Bob2@contoso.example',
      'bob3@contoso.example',
    ])
  })

  it('of the people file have their mailbox from it, registered or not; two who share it have one', async () => {
    const rows = peopleFile(
      ['Anna', '14155550101', 'anna@other.example', 'team@contoso.example'],
      ['Bob', '14155550102', undefined, 'TEAM@contoso.example'],
      ['Carl', '14155550103', 'carl@contoso.example'],
    )
    const lines = [at(0, 'Anna: x'), at(1, 'Bob: y'), at(2, 'Carl: z')]
    const { people: cast, directory } = await readLines(lines, { people: rows })
    expect(cast.map(({ registration }) => registration?.userEmailAddress)).toEqual([
      'anna@other.example',
      undefined,
      'carl@contoso.example',
    ])
    expect(directory.map(({ primaryAddress }) => primaryAddress)).toEqual(['team@contoso.example'])
  })

  it('whom nothing names are there all the same', async () => {
    const { people: cast, events } = await readLines([at(0, 'Anna: x')])
    expect(cast).toHaveLength(2)
    expect(events[0]?.participants).toHaveLength(2)
  })

  it('have ids and numbers of their own', async () => {
    const lines = ['Anna B', 'anna-b', 'Anna, B', '👷', '🏖️', 'דן'].map((name, minute) => at(minute, `${name}: x`))
    const { people: cast } = await readLines(lines)
    expect(new Set(cast.map(({ personId }) => personId)).size).toBe(6)
    expect(new Set(cast.map(({ number }) => number)).size).toBe(6)
  })
})
