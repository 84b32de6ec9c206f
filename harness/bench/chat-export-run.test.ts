import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createChance } from '../control/seed.ts'
import { readChatExport, readPeopleFile } from '../synth/chat-export/index.ts'
import { chatExportFigures } from './chat-export-run.ts'
import { chatTimeZone, longChat } from './long-chat.ts'

test('each line of the chat is an item of all members, and each member has a mailbox', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'long-chat-'))
  try {
    const { lines, people } = longChat({ messages: 100, members: 20 })
    const [file, peopleFile] = [join(folder, 'WhatsApp Chat with Group.txt'), join(folder, 'people.csv')]
    await writeFile(file, lines)
    await writeFile(peopleFile, people)
    const read = await readChatExport({
      file,
      timeZone: chatTimeZone,
      people: await readPeopleFile(peopleFile),
      chance: createChance(1),
    })
    expect(read.events).toHaveLength(100)
    expect(new Set(read.events.map(({ participants }) => participants.length))).toEqual(new Set([20]))
    expect(read.directory).toHaveLength(20)
    expect([read.leftLines, read.warnings, read.dateOrderIsCertain]).toEqual([[], [], true])
    await read.dispose()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the bound is one gigabyte', () => {
  const metAt = (peakBytes: number): unknown => chatExportFigures({ lines: 120_000, peakBytes })[0]?.met
  expect([metAt(1_000_000_000), metAt(1_000_000_001)]).toEqual([true, false])
})
