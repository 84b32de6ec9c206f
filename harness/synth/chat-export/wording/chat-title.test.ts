import { expect, it } from 'vitest'
import { sampleLines } from '../languages/sample-lines.ts'
import { isTitled, isTitleOf, titleIn } from './chat-title.ts'

it.each([...Object.values(sampleLines).map(({ chatFile }) => chatFile), 'WhatsApp Chat - Anna Rossi'])(
  'finds the name in “%s”',
  (stem) => {
    expect(titleIn(stem)).toBe('Anna Rossi')
  },
)

it('finds no name in other file names', () => {
  expect(titleIn('_chat')).toBeUndefined()
  expect(isTitled('My WhatsApp Chat with Anna')).toBe(false)
})

it('matches a name with characters that a file name cannot have', () => {
  expect(isTitleOf('Project_ A_B', 'Project: A/B 👷')).toBe(true)
  expect(isTitleOf('+1 415-555-0101', '\u202a+1\u00a0(415)\u00a0555\u20110101\u202c')).toBe(true)
  expect(isTitleOf('Anna', 'Anna R')).toBe(false)
  expect(isTitleOf('👷', '🏖️')).toBe(false)
})
