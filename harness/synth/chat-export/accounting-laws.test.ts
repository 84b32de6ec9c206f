import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { accountedLines, withFile, withZip } from './hand-made-export.ts'
import { type ChatExport, ChatExportError, type ReadChatExportOptions, readChatExport } from './index.ts'

// Goal: whatever characters, spellings and flags an export has, each line and each file is accounted for once, and what a
// person wrote goes to nobody else.

const options: Omit<ReadChatExportOptions, 'file'> = {
  timeZone: 'UTC',
  chance: createChance(1),
  present: new Date('2026-11-29T00:00:00Z'),
}
const people = ['Ann Marsh', 'Ben', 'Зоя', 'ليلى', '李雷', '+44 7700 900123']

/** Characters without width, and blanks: a program or a phone may put them anywhere around a stamp. */
const invisible = fc
  .array(
    fc.constantFrom(
      ...'\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c\u00ad',
    ),
    {
      maxLength: 3,
    },
  )
  .map((characters) => characters.join(''))
const blank = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009', '\u3000')

/** A stamp in pieces, so that something can be put between any two of them. */
const layouts: ((day: string, minute: string) => string[])[] = [
  (day, minute) => [day, '/', '03', '/', '2024', ',', ' ', '14', ':', minute, ' ', '-', ' '],
  (day, minute) => ['[', day, '.', '03', '.', '24', ',', ' ', '14', ':', minute, ':', '09', ']', ' '],
  (day, minute) => ['[', '3', '/', day, '/', '24', ',', ' ', '2', ':', minute, ':', '09', ' ', 'PM', ']', ' '],
  (day, minute) => ['2024', '-', '03', '-', day, ' ', '14', ':', minute, ' ', '-', ' '],
  (day, minute) => [day, '/', '3', '/', '24', ',', ' ', '14', ':', minute, ':', '09', ':', ' '],
]

const messages = fc.array(
  fc.record({
    author: fc.constantFrom(...people),
    isTight: fc.boolean(),
    more: fc.array(fc.constantFrom('more', '', '- list', '12:30 lunch', 'see [1]'), { maxLength: 2 }),
    marks: fc.array(invisible, { minLength: 20, maxLength: 20 }),
    blank,
  }),
  { minLength: 2, maxLength: 12 },
)

it('gives each message its author, time and text, whatever invisible characters are around the stamp', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...layouts), messages, fc.context(), async (layout, all, context) => {
      const lines = all.map(({ author, isTight, more, marks, blank: space }, index) => {
        const minute = String(index).padStart(2, '0')
        const stamp = layout('25', minute)
          .map((piece, at) => `${marks[at] ?? ''}${piece === ' ' && at < 12 ? space : piece}`)
          .join('')
        return [`${stamp}${author}:${isTight && index > 0 ? '' : ' '}text ${index}`, ...more].join('\n')
      })
      const text = lines.join('\n')
      context.log(JSON.stringify(text))
      const read = await withFile('chat.txt', text, (file) => readChatExport({ file, ...options }))
      expect(accountedLines(read)).toEqual(Array.from({ length: read.lineCount }, (_, index) => index + 1))
      expect(read.events.map(senderAndText)).toEqual(
        all.map(({ author, more }, index) => [
          author,
          trimmedEnd([`text ${index}`, ...more], index === all.length - 1),
        ]),
      )
      expect(read.events.map(({ eventTime }) => eventTime.toISOString().slice(0, 16))).toEqual(
        all.map((_, index) => `2024-03-25T14:${String(index).padStart(2, '0')}`),
      )
    }),
    { seed: 6, numRuns: 150 },
  )
})

function senderAndText({ participants, text }: ChatExport['events'][number]): [string | undefined, string] {
  return [participants.find(({ role }) => role === 'sender')?.name, text]
}

/** Blank lines at the end of the file are in no message. */
function trimmedEnd(lines: string[], isLast: boolean): string {
  const end = isLast ? lines.findLastIndex((line) => line !== '') + 1 : lines.length
  return lines.slice(0, end).join('\n')
}

/** Words in a language that has no list: the same form, other letters. */
const strange = fc
  .array(fc.constantFrom('blorp', 'zindra', 'quvol', 'tessik', 'mardo', 'ylvin'), { minLength: 3, maxLength: 8 })
  .map((words) => words.join(' '))

it('archives what WhatsApp writes in an unknown language, and names the line', async () => {
  const line = fc.oneof(
    strange.map((words) => ({ author: null, text: words })),
    fc.tuple(fc.constantFrom('Ann', 'Ben'), strange).map(([author, words]) => ({ author, text: `\u200e${words}` })),
    fc.constantFrom('Ann', 'Ben').map((author) => ({ author, text: 'hello' })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 15 }), async (lines) => {
      const all = [{ author: 'Ann', text: 'one' }, { author: 'Ben', text: 'two' }, ...lines]
      const text = all
        .map(
          ({ author, text: said }, index) =>
            `25/03/2024, 14:${10 + index} - ${author === null ? '' : `${author}: `}${said}`,
        )
        .join('\n')
      const read = await withFile('chat.txt', text, (file) => readChatExport({ file, ...options }))
      expect(read.leftLines).toEqual([])
      expect(read.events.map((event) => event.text)).toEqual(all.map((one) => one.text))
      const unclear = all.flatMap((one, index) =>
        one.author === null || one.text.startsWith('\u200e') ? [index + 1] : [],
      )
      const named = new Set(read.warnings.map((warning) => warning.line))
      expect(unclear.filter((number) => !named.has(number))).toEqual([])
      const [, ...others] = new Set(read.events.map((event) => senderAndText(event)[0]))
      expect(others.length, 'nobody is invented').toBeLessThanOrEqual(1)
    }),
    { seed: 7, numRuns: 100 },
  )
})

const fileName = fc.constantFrom(
  ...[
    'Résumé Zoë.pdf',
    'план.pdf',
    '報告 2.xlsx',
    'a  b.pdf',
    '.htaccess',
    'README',
    'Offer (1) (2).pdf',
    'Q3_2025.xlsx',
  ],
  ...[
    'IMG-20240325-WA0001.jpg',
    '2024-03-25-PHOTO-00004762.jpg',
    'notes.txt',
    'WhatsApp Chat with Bob.txt',
    'a.b.c',
    'x y z',
  ],
)

it('puts each file of a ZIP into one attachment or into the list of what is left', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fileName, { maxLength: 8 }),
      fc.array(fc.constantFrom('android', 'iphone', 'old-iphone', 'nowhere'), { minLength: 8, maxLength: 8 }),
      fc.boolean(),
      async (names, places, hasFlag) => {
        const lines = names.flatMap((name, index) => {
          const place = places[index]
          if (place === 'nowhere') return []
          const text = {
            android: `${name} (file attached)`,
            iphone: `\u200e<attached: ${name}>`,
            'old-iphone': `${name} <\u200eattached>`,
          }[place as 'android']
          return [`25/03/2024, 14:${10 + index} - Ann: ${text}`]
        })
        const chat = ['25/03/2024, 14:00 - Ann: one', '25/03/2024, 14:01 - Ben: two', ...lines].join('\n')
        const files = Object.fromEntries(names.map((name) => [name, name.endsWith('.txt') ? 'no stamp' : 'x']))
        const read = await withZip({ 'WhatsApp Chat with Ann.txt': chat, ...files }, (file) =>
          hasFlag ? readChatExport({ file, ...options }) : withoutFlag(file),
        )
        const attached = read.events.flatMap(({ attachments }) => attachments.map(({ fileName: name }) => name))
        await read.dispose()
        expect([...attached, ...read.leftFiles.map(({ file }) => file)].toSorted()).toEqual(names.toSorted())
        expect(attached.toSorted()).toEqual(names.filter((_, index) => places[index] !== 'nowhere').toSorted())
        expect(new Set(read.events.map((event) => senderAndText(event)[0]))).toEqual(new Set(['Ann', 'Ben']))
      },
    ),
    { seed: 9, numRuns: 100 },
  )
})

/** The same ZIP as a Mac writes it: names in UTF-8, without the flag that says so. */
async function withoutFlag(path: string): Promise<ChatExport> {
  const bytes = await readFile(path)
  for (const [signature, place] of [
    ['PK\u0003\u0004', 6],
    ['PK\u0001\u0002', 8],
  ] as const) {
    for (let at = bytes.indexOf(signature, 0, 'latin1'); at !== -1; at = bytes.indexOf(signature, at + 4, 'latin1')) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + place) & ~0x800, at + place)
    }
  }
  return withFile('chat.zip', bytes, (file) => readChatExport({ file, ...options }))
}

it('refuses, or reads whole, what no phone wrote', async () => {
  const piece = fc.constantFrom(
    '25/03/2024, ',
    '14:05',
    ' - ',
    '[',
    ']',
    'Ann: ',
    ':',
    '下午',
    'Mar ',
    '\n',
    '\u200e',
    'x',
    '٢٠٢٤',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const read = await withFile('chat.txt', pieces.join(''), (file) => readChatExport({ file, ...options })).catch(
        (error: unknown) => {
          expect(error).toBeInstanceOf(ChatExportError)
          return undefined
        },
      )
      if (read === undefined) return
      expect(accountedLines(read)).toEqual(Array.from({ length: read.lineCount }, (_, index) => index + 1))
    }),
    { seed: 10, numRuns: 200 },
  )
})
