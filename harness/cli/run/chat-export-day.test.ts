import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { chatExportDay } from './chat-export-day.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

async function setup(...dates: string[]) {
  const file = join(await workFolder.subfolder('export'), 'WhatsApp Chat with Ben.txt')
  await writeFile(file, dates.map((date) => `${date}, 09:15 - Ben: Good morning\n`).join(''))
  return { file, timeZone: 'Europe/Rome', seed: 7 }
}

test('dates that could be read in two ways are read in one, and it is said', async () => {
  const { notes, dispose } = await chatExportDay(await setup('03/04/2026', '03/04/2026'))
  await dispose()
  expect(notes.join()).toMatch(/Ben\.txt: no date shows .* read as (day-month|month-day)-year\. .*--date-order/)
})

test('nothing is guessed if a date shows the order, or the user names it', async () => {
  const shown = await chatExportDay(await setup('03/04/2026', '13/04/2026'))
  const known = await chatExportDay({ ...(await setup('03/04/2026')), dateOrder: 'month-day-year' })
  await Promise.all([shown.dispose(), known.dispose()])
  expect([shown.notes, known.notes]).toEqual([[], []])
  expect([...known.day.events].map(({ eventTime }) => eventTime.toISOString())).toEqual(['2026-03-04T08:15:00.000Z'])
})
