import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createChance } from '../../../control/seed.ts'
import { bytesOf, fixtures, withFile, withZip } from '../hand-made-export.ts'
import { ChatExportError, readChatExport } from '../index.ts'
import { openExportFile } from './export-file.ts'
import { type ExportLimits, exportLimits } from './export-limits.ts'

const chat = '12/03/24, 10:00 - Anna: x\n13/03/24, 10:00 - Bob: IMG-1.jpg (file attached)\n'

async function open(path: string, limits: Partial<ExportLimits> = {}): Promise<string> {
  const exported = await openExportFile(path, { ...exportLimits, ...limits })
  exported.close()
  return exported.text
}

async function refusal(opening: Promise<unknown>): Promise<Pick<ChatExportError, 'code' | 'message'>> {
  const error = await opening.catch((thrown: unknown) => thrown)
  if (error instanceof ChatExportError) return { code: error.code, message: error.message }
  throw new Error('not refused')
}

/** The ZIP with bytes replaced, wherever `find` occurs. */
async function withChangedZip<T>(
  files: Record<string, Uint8Array | string>,
  change: (bytes: Buffer) => Buffer,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const bytes = await withZip(files, (path) => Promise.resolve(readFileSync(path)))
  return withFile('chat.zip', change(bytes), use)
}

const replaced = (bytes: Buffer, find: string, by: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(find, by), 'latin1')

describe('texts', () => {
  it('reads UTF-8 with and without byte order mark, whatever the name of the file', async () => {
    expect(await withFile('chat', `\ufeff${chat}`, open)).toBe(chat)
    expect(await withFile('chat.TXT', chat, open)).toBe(chat)
  })

  it.each([
    ['Latin-1', Buffer.from(`${chat}14/03/24, 10:00 - Zo\xeb: x`, 'latin1'), 3],
    ['UTF-16', Buffer.from(`\ufeff${chat}`, 'utf16le'), 1],
  ])('refuses %s, with the line', async (_, bytes, line) => {
    expect(await refusal(withFile('chat.txt', bytes, open))).toEqual({
      code: 'not-utf-8',
      message: `chat.txt, line ${line}: is not UTF-8, in which WhatsApp writes exports; hand over the file as it was exported, or save it as UTF-8`,
    })
  })

  it.each(['/nowhere/chat.txt', fixtures])('refuses %s, which is not a file', async (path) => {
    expect(await refusal(open(path))).toEqual({
      code: 'unreadable',
      message: `${path === fixtures ? 'chat-exports' : 'chat.txt'}: cannot be read; give the path of a .txt or .zip file`,
    })
  })

  it('accepts a text of the largest size, and refuses one byte more', async () => {
    const limits = { textBytesMax: chat.length }
    expect(await withFile('chat.txt', chat, (path) => open(path, limits))).toBe(chat)
    expect(await refusal(withFile('chat.txt', `${chat}x`, (path) => open(path, limits)))).toEqual({
      code: 'too-large',
      message: `chat.txt: is longer than ${chat.length} bytes, which no chat export is`,
    })
  })
})

describe('ZIPs', () => {
  it('finds the chat by its name among texts that were sent', async () => {
    expect(await withZip({ 'notes.txt': 'x', '_chat.txt': chat }, open)).toBe(chat)
    expect(await withZip({ 'notes.txt': 'x', 'Chat WhatsApp con Anna.txt': chat }, open)).toBe(chat)
    expect(await withZip({ 'renamed.txt': chat, 'IMG-1.jpg': 'x' }, open)).toBe(chat)
  })

  it('ignores folders, and files that a Mac adds', async () => {
    const files = { 'chat/_chat.txt': chat, '__MACOSX/chat/._chat.txt': 'x', 'chat/.DS_Store': 'x' }
    expect(await withZip(files, open)).toBe(chat)
  })

  it.each<[name: string, files: Record<string, string>, code: string, complaint: string]>([
    [
      'without a text',
      { 'IMG-1.jpg': 'x' },
      'zip-without-chat',
      'holds no .txt file; hand over the ZIP that “Export chat” wrote, which holds _chat.txt or a text named after the chat',
    ],
    [
      'without anything',
      {},
      'zip-without-chat',
      'holds no .txt file; hand over the ZIP that “Export chat” wrote, which holds _chat.txt or a text named after the chat',
    ],
    [
      'with several chats',
      { 'WhatsApp Chat with Anna.txt': chat, 'WhatsApp Chat with Bob.txt': chat },
      'zip-several-chats',
      'holds several .txt files that may be the chat; hand over one export at a time',
    ],
    [
      'with several texts, none with the name of a chat',
      { 'a.txt': chat, 'b.txt': chat },
      'zip-several-chats',
      'holds several .txt files that may be the chat; hand over one export at a time',
    ],
    [
      'with two files of one name',
      { '_chat.txt': chat, 'a/IMG-1.jpg': 'x', 'b/IMG-1.jpg': 'y' },
      'zip-same-name',
      'holds two files of one name, so messages do not tell which is theirs; hand over one export, as WhatsApp wrote it',
    ],
  ])('refuses one %s', async (_, files, code, complaint) => {
    expect(await refusal(withZip(files, open))).toEqual({ code, message: `chat.zip: ${complaint}` })
  })

  it.each(['../evil.jpg', '/evil3.jpg', 'C:/evil.jpg', 'a/../e.jpg', '..\\evil.jpg'])(
    'refuses one with a file named %s',
    async (name) => {
      const harmless = 'x'.repeat(name.length)
      const change = (bytes: Buffer): Buffer => replaced(bytes, harmless, name)
      expect(await refusal(withChangedZip({ '_chat.txt': chat, [harmless]: 'x' }, change, open))).toEqual({
        code: 'zip-unsafe-name',
        message: 'chat.zip: holds a file whose name leads out of the ZIP; hand over the ZIP as WhatsApp wrote it',
      })
    },
  )

  it('refuses an encrypted one', async () => {
    // Bit 0 of the general purpose flags in the central directory.
    const encrypt = (bytes: Buffer): Buffer => {
      const at = bytes.indexOf('PK\x01\x02', 0, 'latin1') + 8
      bytes.writeUInt16LE(bytes.readUInt16LE(at) | 1, at)
      return bytes
    }
    expect(await refusal(withChangedZip({ '_chat.txt': chat.repeat(20) }, encrypt, open))).toEqual({
      code: 'zip-encrypted',
      message: 'chat.zip: is encrypted; hand over the ZIP as WhatsApp wrote it, without a password',
    })
  })

  it.each<[name: string, change: (bytes: Buffer) => Buffer]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length - 30)],
    ['with nothing of a ZIP but its name', () => Buffer.from('not a ZIP')],
    ['with one changed byte', (bytes) => replaced(bytes, 'Anna: x', 'Anna: y')],
  ])('refuses one %s', async (_, change) => {
    expect(await refusal(withChangedZip({ '_chat.txt': chat }, change, open))).toEqual({
      code: 'zip-damaged',
      message: 'chat.zip: is a damaged ZIP; export the chat again, or copy the file again',
    })
  })

  it.each<[what: string, limits: Partial<ExportLimits>, complaint: string]>([
    ['entries', { entriesMax: 2 }, 'holds more than 2 files, which no chat export does'],
    [
      'one entry',
      { entryBytesMax: 200 },
      'holds a file of more than 200 bytes when it is unpacked, which no chat export does',
    ],
    [
      'all entries',
      { totalBytesMax: 200 + chat.length },
      `takes more than ${200 + chat.length} bytes when it is unpacked, which no chat export does`,
    ],
  ])('accepts the most that is allowed of %s, and refuses one more', async (what, limits, complaint) => {
    const most = { '_chat.txt': chat, 'a.jpg': 'x'.repeat(200) }
    const more = what === 'entries' ? { ...most, 'b.jpg': '' } : { ...most, 'a.jpg': 'x'.repeat(201) }
    expect(await withZip(most, (path) => open(path, limits))).toBe(chat)
    expect(await refusal(withZip(more, (path) => open(path, limits)))).toEqual({
      code: 'too-large',
      message: `chat.zip: ${complaint}`,
    })
  })

  it('refuses a text that grows over the limit when it is unpacked', async () => {
    const bomb = { '_chat.txt': chat + 'x'.repeat(5_000_000) }
    expect(await refusal(withZip(bomb, (path) => open(path, { textBytesMax: 1_000_000 })))).toEqual({
      code: 'too-large',
      message: 'chat.zip/_chat.txt: is longer than 1000000 bytes, which no chat export is',
    })
  })

  it('refuses a file that unpacks to more than its entry says', async () => {
    const lie = (bytes: Buffer): Buffer => {
      const at = bytes.indexOf('PK\x01\x02', 0, 'latin1') + 24
      bytes.writeUInt32LE(10, at)
      return bytes
    }
    expect(await refusal(withChangedZip({ '_chat.txt': chat.repeat(100) }, lie, open))).toMatchObject({
      code: 'zip-damaged',
    })
  })
})

describe('media', () => {
  const files = { '_chat.txt': chat, 'IMG-1.jpg': 'picture', 'IMG-2.jpg': 'nobody names it' }
  const read = (path: string): ReturnType<typeof readChatExport> =>
    readChatExport({ file: path, timeZone: 'UTC', chance: createChance(1) })

  it('outlive the ZIP until they are disposed of', async () => {
    const { events, dispose } = await withZip(files, read)
    const content = events[1]?.attachments[0]?.content
    if (content === undefined) throw new Error('no attachment')
    expect((await bytesOf(content)).toString()).toBe('picture')
    expect((await bytesOf(content)).toString()).toBe('picture')
    await dispose()
    await expect(bytesOf(content)).rejects.toThrow('ENOENT')
  })

  it('are unpacked when a message names them, once', async () => {
    await withZip(files, async (path) => {
      const exported = await openExportFile(path)
      const first = await exported.media('IMG-1.jpg')
      expect(await exported.media('IMG-1.jpg')).toBe(first)
      expect(await exported.media('IMG-3.jpg')).toBeUndefined()
      expect([exported.hasMedia('IMG-2.jpg'), exported.hasMedia('IMG-3.jpg')]).toEqual([true, false])
      exported.close()
      await exported.dispose()
    })
  })

  it('are found though an iPhone spells their name in another way', async () => {
    await withZip({ '_chat.txt': chat, [`\u200e${'Übersicht'.normalize('NFD')}.pdf`]: 'x' }, async (path) => {
      const exported = await openExportFile(path)
      expect(exported.hasMedia('Übersicht.pdf'.normalize('NFC'))).toBe(true)
      exported.close()
    })
  })

  it('are gone when one of them is damaged', async () => {
    const change = (bytes: Buffer): Buffer => replaced(bytes, 'picture', 'pidture')
    await withFile('marker', '', async (marker) => {
      vi.stubEnv('TMPDIR', dirname(marker))
      onTestFinished(() => void vi.unstubAllEnvs())
      expect(await refusal(withChangedZip(files, change, read))).toMatchObject({ code: 'zip-damaged' })
      expect(readdirSync(dirname(marker))).toEqual(['marker'])
    })
  })
})
