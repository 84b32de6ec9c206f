import { expect, it } from 'vitest'
import { asha, bruno, outsider, sampleEvent } from '../sample-event.ts'
import { renderMentions } from './mentions.ts'

const mentioned = (text: string, ...mentionedNumbers: string[]) =>
  renderMentions(sampleEvent({ text, mentionedNumbers }))

it('puts given names in the place of numbers, and says whom it spoke to', () => {
  const { text, mentions } = mentioned(`@${bruno.number} and @${asha.number}: at nine`, asha.number, bruno.number)
  expect(text).toBe('@Bruno and @Asha: at nine')
  expect(mentions).toEqual([
    { number: bruno.number, name: 'Bruno' },
    { number: asha.number, name: 'Asha' },
  ])
})

it('lists somebody who is spoken to twice once', () => {
  expect(mentioned(`@${asha.number} @${asha.number}`, asha.number)).toEqual({
    text: '@Asha @Asha',
    mentions: [{ number: asha.number, name: 'Asha' }],
  })
})

it('leaves the number of somebody whom the phone knows no name of', () => {
  expect(mentioned(`@${outsider} joins`, outsider)).toEqual({
    text: `@${outsider} joins`,
    mentions: [{ number: outsider, name: outsider }],
  })
})

it.each(['', '  ', '\n'])('leaves the number of somebody whose name is %j', (name) => {
  const participants = [{ number: asha.number, name, role: 'sender' as const }]
  const event = sampleEvent({ participants, text: `@${asha.number}`, mentionedNumbers: [asha.number] })
  expect(renderMentions(event).text).toBe(`@${asha.number}`)
})

it.each([
  ['is not announced', `@${asha.number}`, []],
  ['is the beginning of a longer one', `@${asha.number}5`, [asha.number]],
  ['has no @', asha.number, [asha.number]],
])('leaves a number alone that %s', (_what, text, mentionedNumbers) => {
  expect(mentioned(text, ...mentionedNumbers)).toEqual({ text, mentions: [] })
})

it('does not read a name as a pattern', () => {
  const participants = [{ number: asha.number, name: '$&$1 Patel', role: 'sender' as const }]
  const event = sampleEvent({ participants, text: `@${asha.number}!`, mentionedNumbers: [asha.number] })
  expect(renderMentions(event).text).toBe('@$&$1!')
})
