import { extname, parse } from 'node:path'
import { ChatExportError } from '../errors.ts'
import { looksLikeHeader } from '../lines/header-line.ts'
import { isTitled } from '../wording/chat-title.ts'
import type { ExportLimits } from './export-limits.ts'
import { decodeUtf8 } from './text-bytes.ts'
import { unpackToMemory } from './unpack-entry.ts'
import type { ZipEntries, ZipEntry } from './zip-entries.ts'

/** A chat begins with a stamp, or after a few notices. */
const linesLookedAt = 50
/** More texts than any person sends in one chat. */
const textsMax = 200

/**
 * The text of the chat. Other text files may be documents from a message, and even exports of other chats: the text of
 * the chat names them, and nothing names the chat. Throws a ChatExportError if none or several may be the chat.
 */
export async function chatIn(opened: ZipEntries, file: string, limits: ExportLimits): Promise<ZipEntry> {
  const texts = [...opened.entries.values()].filter(({ fileName }) => extname(fileName).toLowerCase() === '.txt')
  if (texts.length <= 1) return onlyOne(texts, file)
  const named = texts.filter(({ fileName }) => fileName === '_chat.txt' || isTitled(parse(fileName).name))
  const chats = await unnamedChats(opened, texts.slice(0, textsMax), { file, limits })
  const both = named.filter((text) => chats.includes(text))
  return onlyOne([both, chats, named, texts].find((some) => some.length > 0) ?? [], file)
}

/** The texts that look like a chat, and that no other of them names. */
async function unnamedChats(
  { zip }: ZipEntries,
  texts: ZipEntry[],
  { file, limits }: { file: string; limits: ExportLimits },
): Promise<ZipEntry[]> {
  const contents = new Map<ZipEntry, string>()
  for (const text of texts) {
    if (text.entry.uncompressedSize > limits.textBytesMax) continue
    const decoded = decodeUtf8(await unpackToMemory({ zip, entry: text.entry, file }))
    if ('text' in decoded) contents.set(text, decoded.text.normalize('NFC'))
  }
  return [...contents].flatMap(([text, content]) => {
    const name = text.fileName.normalize('NFC')
    const isNamed = [...contents].some(([other, said]) => other !== text && said.includes(name))
    const isChat = content.split(/\r\n|\r|\n/u, linesLookedAt).some(looksLikeHeader)
    return isChat && !isNamed ? [text] : []
  })
}

function onlyOne([chat, ...more]: ZipEntry[], file: string): ZipEntry {
  if (chat === undefined) {
    throw new ChatExportError('zip-without-chat', {
      file,
      complaint:
        'holds no .txt file; hand over the ZIP that “Export chat” wrote, which holds _chat.txt or a text named after the chat',
    })
  }
  if (more.length > 0) {
    throw new ChatExportError('zip-several-chats', {
      file,
      complaint: 'holds several .txt files that may be the chat; hand over one export at a time',
    })
  }
  return chat
}
