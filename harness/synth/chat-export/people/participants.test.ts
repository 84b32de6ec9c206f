import { describe, expect, it } from 'vitest'
import { at, iphone, lrm, namesOf, readLines } from '../hand-made-export.ts'

describe('groups', () => {
  it('include a person from the line on which they came to the line on which they left', async () => {
    const lines = [
      at(0, 'Anna: before'),
      at(1, 'Anna added Dan'),
      at(2, 'Bob: between'),
      at(3, 'Dan left'),
      at(4, 'Bob: after'),
    ]
    const { events } = await readLines(lines)
    expect(events.map((event) => namesOf(event).some((name) => name.startsWith('Dan')))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })

  it('have each event as an item of the person who did it', async () => {
    const lines = [
      at(0, 'Anna: x'),
      at(1, 'Bob added Dan'),
      at(2, 'Bob changed their phone number to a new number. Tap to message or add the new number.'),
      at(3, 'Something that only a later version writes'),
      at(4, 'Your security code with Bob changed. Tap to learn more.'),
    ]
    const { events, leftLines } = await readLines(lines)
    expect(events.map((event) => [event.kind, namesOf(event)[0]])).toEqual([
      ['text', 'Anna!'],
      ['system', 'Bob!'],
      ['system', 'Bob!'],
      ['system', 'Anna!'],
    ])
    expect(leftLines.map(({ lineNumber }) => lineNumber)).toEqual([5])
  })

  it('have an event in unknown words as an item of the person whom an iPhone names', async () => {
    const lines = [iphone(0, 'Anna: x'), iphone(1, 'Bob: y'), iphone(2, 'Carl: z'), iphone(3, `Bob: ${lrm}Bob did it`)]
    const { events } = await readLines(lines)
    expect(events[3]).toMatchObject({ kind: 'system', text: `${lrm}Bob did it` })
    expect(namesOf(events[3])[0]).toBe('Bob!')
  })

  it('keep the owner of the phone, which captured it all', async () => {
    const lines = [at(0, 'Anna: You deleted this message'), at(1, 'Bob removed you'), at(2, 'Bob: x')]
    const { events } = await readLines(lines)
    expect(events.map(namesOf)).toEqual([
      ['Anna!', 'Bob'],
      ['Bob!', 'Anna'],
      ['Bob!', 'Anna'],
    ])
  })

  it('keep a person who types that a person left', async () => {
    const { events } = await readLines([at(0, 'Anna created group "T"'), at(1, 'Anna: Bob left'), at(2, 'Bob: no')])
    expect(events.map(({ kind }) => kind)).toEqual(['system', 'text', 'text'])
    expect(namesOf(events[2])).toEqual(['Bob!', 'Anna'])
  })
})
