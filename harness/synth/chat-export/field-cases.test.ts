import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createChance } from '../../control/seed.ts'
import { inlineContent } from '../attachment-content.ts'
import { contactIn } from './contact-card.ts'
import { accountedLines } from './hand-made-export.ts'
import { ChatExportError, readChatExport } from './index.ts'

// Goal: what people hand over is read completely, or refused. Each case shows a kind of trouble, and not one file.

const folder = join(import.meta.dirname, '../../../fixtures/field-exports')
const present = new Date('2026-11-29T00:00:00Z')

/** Each text of `left` and `warnings` is the line, or the file, and the beginning of the reason. */
const exportCase = z.strictObject({
  kind: z.string().describe('What is hard about it, in a few words.'),
  path: z.string(),
  chat: z.string().optional().describe('The name of the group, or `direct`.'),
  people: z.int().optional(),
  items: z
    .array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]))
    .optional()
    .describe('Time in UTC, kind, sender (`*` for the owner of the phone), text, files.'),
  left: z.array(z.string()).default([]),
  warnings: z.array(z.string()).default([]),
  refused: z.string().optional().describe('The code of the refusal and its line.'),
})
const schema = z.strictObject({
  exports: z.array(exportCase),
  cards: z.record(z.string(), z.strictObject({ displayName: z.string(), numbers: z.array(z.string()) })),
})
type ExportCase = z.infer<typeof exportCase>

const cases = schema.parse(JSON.parse(await readFile(join(folder, 'cases.json'), 'utf8')))

async function outcomeOf({ kind, path }: ExportCase): Promise<ExportCase> {
  try {
    const read = await readChatExport({
      ...{ file: join(folder, path), timeZone: 'Europe/Rome', present },
      chance: createChance(1),
    })
    const [first] = read.events
    const oneToN = Array.from({ length: read.lineCount }, (_, index) => index + 1)
    expect(accountedLines(read), 'each line is accounted for once').toEqual(oneToN)
    await read.dispose()
    return {
      ...{ kind, path, chat: first?.chat.name ?? first?.chat.type, people: read.people.length },
      items: read.events.map(({ eventTime, kind: sort, participants, text, attachments, capturedBy }) => {
        const sender = participants.find(({ role }) => role === 'sender')
        const isOwner = sender?.number === capturedBy
        const files = attachments.map(({ fileName }) => fileName).join(' | ')
        return [eventTime.toISOString().slice(0, 19), sort, `${sender?.name}${isOwner ? '*' : ''}`, text, files]
      }),
      left: [
        ...read.leftLines.map(({ lineNumber, reason }) => `${lineNumber} ${reason}`),
        ...read.leftFiles.map(({ file, reason }) => `${file} ${reason}`),
      ],
      warnings: read.warnings.map(({ line, text }) => `${line ?? '-'} ${text}`),
    }
  } catch (error) {
    if (!(error instanceof ChatExportError)) throw error
    return { kind, path, refused: `${error.code} ${error.line ?? '-'}`, left: [], warnings: [] }
  }
}

it.each(cases.exports)('$kind: $path', async (expected) => {
  expect(await outcomeOf(expected)).toEqual(expected)
})

it('tries each export of the folder', async () => {
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = all
    .filter((entry) => entry.isFile() && /\/(?:chat|zip)(?:\/|$)/u.test(entry.parentPath))
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
  expect(cases.exports.map(({ path }) => path).toSorted()).toEqual(paths.toSorted())
})

describe('contact cards', () => {
  it.each(Object.entries(cases.cards))('%s', async (name, expected) => {
    const content = inlineContent(await readFile(join(folder, 'vcf', name)))
    expect(await contactIn(name, content)).toEqual(expected)
  })

  it('in one file are all named', async () => {
    const card = (name: string): string => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL:${name.length}\nEND:VCARD\n`
    const content = inlineContent(`${card('Bob')}${card('Carla')}`)
    expect(await contactIn('x.vcf', content)).toEqual({ displayName: 'Bob, Carla', numbers: ['3', '5'] })
  })
})
