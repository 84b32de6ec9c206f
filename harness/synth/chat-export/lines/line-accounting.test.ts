import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createChance } from '../../../control/seed.ts'
import { accountedLines, lrm, withFile } from '../hand-made-export.ts'
import { ChatExportError, readChatExport } from '../index.ts'
import { readMessages } from './exported-messages.ts'

const headers = [
  '12/03/24, 14:05 - ',
  '3/28/24, 2:05\u202fPM - ',
  `${lrm}[12/03/24, 14:05:09] `,
  '2024-03-12 14:05 - ',
  '31.02.24, 14:05 - ',
  '12.03.24 14:05 ',
  '99/99/99, 25:61 - ',
]
const bodies = [
  'Anna: hello',
  'Anna: ',
  'Anna:',
  'Bob: 12/03/24, 14:05 - Anna: quoted',
  `Bob: ${lrm}<attached: 1.jpg>`,
  'Bob: a.jpg (file attached)',
  'Anna created group "A: b"',
  'Bob left',
  'Missed voice call',
  'Messages and calls are end-to-end encrypted. Only people in this chat can read them.',
  `Anna: ${lrm}Anna added Carl and 3 others`,
  'Anna: This message was deleted',
  'You: You deleted this message',
  '',
]
const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...headers.slice(0, 3)), fc.constantFrom(...bodies))
      .map((parts) => parts.join('')),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...headers), fc.constantFrom(...bodies)).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', 'just text', '12/03/24 no time', '[x]', '\u2028', lrm) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll(/[\r\n]/gu, '')) },
)
const file = fc.record({
  lines: fc.array(line, { maxLength: 30 }),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  endsInLineBreak: fc.boolean(),
})

/** The lines of a text as an editor counts them: a final line break does not begin another line. */
function countOf(lines: string[], endsInLineBreak: boolean): number {
  return lines.length > 0 && lines.at(-1) === '' && !endsInLineBreak ? lines.length - 1 : lines.length
}

const oneToN = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

it('accounts for every line of random exports once', async () => {
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(file, async ({ lines, lineBreak, endsInLineBreak }) => {
      const text = lines.join(lineBreak) + (endsInLineBreak && lines.length > 0 ? lineBreak : '')
      await withFile('chat.txt', text, async (path) => {
        const read = readChatExport({ file: path, timeZone: 'UTC', chance: createChance(1) })
        const result = await read.catch((error: unknown) => {
          // Each unusable file is refused with its own code: a file without a message, not in UTF-8, or without a single item.
          expect(error).toBeInstanceOf(ChatExportError)
          return undefined
        })
        if (result === undefined) return
        accepted += 1
        expect(accountedLines(result)).toEqual(oneToN(countOf(lines, endsInLineBreak)))
        expect(result.lineCount).toBe(countOf(lines, endsInLineBreak))
        expect(result.itemLines).toHaveLength(result.events.length)
      })
    }),
    { seed: 20_240_312, numRuns: 300 },
  )
  // If nearly every file were refused, the property would prove nothing.
  expect(accepted).toBeGreaterThan(150)
})

it('loses no character of a message: header, author and text make up its lines again', () => {
  let accepted = 0
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
      const text = lines.join('\n')
      const read = (() => {
        try {
          return readMessages(text, 'chat.txt')
        } catch (error) {
          expect(error).toBeInstanceOf(ChatExportError)
          return undefined
        }
      })()
      if (read === undefined) return
      accepted += 1
      for (const { firstLine, lineCount, author, text: said } of read.messages) {
        const original = lines.slice(firstLine - 1, firstLine - 1 + lineCount).join('\n')
        const endings = author === null ? [said] : [`${author}: ${said}`, `${author}:${said}`]
        expect(endings.some((ending) => original.endsWith(ending))).toBe(true)
      }
    }),
    { seed: 7, numRuns: 500 },
  )
  expect(accepted).toBeGreaterThan(250)
})
