import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Request } from 'express'
import { z } from 'zod'
import type { MailboxCarrying } from '../../mail-files/carried/carried-mailbox.ts'
import { CarryRefusal } from '../../mail-files/carried/carry-refusal.ts'
import { exportZip } from '../../mail-files/export-zip.ts'
import { importReportSchema, importZip } from '../../mail-files/import-zip.ts'
import { formatNames } from '../../mail-files/layout/about-file.ts'
import { checked } from './checked.ts'
import { type ControlOperation, controlPrefix } from './control-operation.ts'
import { readFolderPath } from './folder-path.ts'
import { ControlRefusal } from './refusal.ts'

const address = 'The address of the mailbox, primary or alias.'
const folderWords =
  'Names from the top of the mailbox down, with `/` between them; a `/` in a name is `%2F`, and a `%` is `%25`.'
const format = z.enum(formatNames)

const exportQuery = z.strictObject({
  format: format.describe('How the messages are put into files.'),
  folder: z.string().min(1).optional().describe(`This folder and those below it; absent: all. ${folderWords}`),
  search: z.string().optional().describe('Only what this content search finds, in the Keyword Query Language.'),
  recoverable: z.enum(['true', 'false']).optional().describe('`true`: also what is in Recoverable Items.'),
})
const importQuery = z.strictObject({
  format: format.optional().describe('The format of the files; absent: the only one whose files are there.'),
  folder: z
    .string()
    .min(1)
    .optional()
    .describe(`The folder below which everything comes, made if it is not there; absent: the top. ${folderWords}`),
})

/** Exports and imports of mailboxes. Both are streams: no mailbox is held in memory. */
export function carryingOperations(carrying: MailboxCarrying): ControlOperation[] {
  return [exportOperation(carrying), importOperation(carrying)]
}

const plane = 'mailboxes' as const
const refusalsOfBoth = ['token-missing-or-wrong', 'query-invalid', 'not-found', 'mailbox-unknown'] as const

function exportOperation(carrying: MailboxCarrying): ControlOperation {
  return {
    name: 'mailboxes.export',
    method: 'GET',
    path: `${controlPrefix}/mailboxes/:address/export`,
    description: {
      summary: 'Export a mailbox',
      description:
        'A ZIP with the messages in one of four formats, with `mailbox.json` about them and `manifest.sha256`, which `sha256sum -c` reads. It shows the mailbox at the moment of the request. Whatever cannot be carried is counted in `mailbox.json`. If the export fails, the connection breaks before the end of the ZIP.',
      plane,
      bearer: 'control',
      path: { address },
      query: exportQuery,
      answers: {
        200: {
          description: 'The export.',
          headers: { 'content-disposition': 'A name for the file.' },
          body: { contentType: 'application/zip' },
        },
      },
      refusals: [...refusalsOfBoth, 'folder-unknown', 'search-unreadable'],
    },
    respond: async (request) => {
      const right = `say which format: ${formatNames.join(', ')}; and nothing else than folder, search, recoverable`
      const query = checked(exportQuery, request.query, 'query-invalid', right)
      const { search, recoverable } = query
      const scope = { folder: folderIn(query), search, withRecoverable: recoverable === 'true' }
      const exported = await orRefused(request, () => carrying.exported(addressIn(request), scope))
      const name = `mailbox.${query.format}.zip`
      const headers = { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` }
      return { status: 200, headers, body: exportZip(exported, query.format) }
    },
  }
}

function importOperation(carrying: MailboxCarrying): ControlOperation {
  return {
    name: 'mailboxes.import',
    method: 'POST',
    path: `${controlPrefix}/mailboxes/:address/import`,
    description: {
      summary: 'Import into a mailbox',
      description:
        'Takes the ZIP of an export, or one with files of somebody else. It is kept in a temporary file and read twice: nothing is imported unless all of it can be read, its manifest is right, and the mailbox takes every message. A refusal names the file, and the line where there are lines. What is not imported for another reason is listed in the answer.',
      plane,
      bearer: 'control',
      path: { address },
      query: importQuery,
      body: { contentType: 'application/zip' },
      answers: {
        200: {
          description: 'What was imported.',
          body: { contentType: 'application/json', schema: importReportSchema },
        },
      },
      refusals: [...refusalsOfBoth, 'files-refused'],
    },
    respond: async (request) => {
      const right = `send nothing but format (${formatNames.join(', ')}) and folder`
      const query = checked(importQuery, request.query, 'query-invalid', right)
      const mailbox = addressIn(request)
      const below = folderIn(query)
      const report = await orRefused(request, async () => {
        const intake = carrying.intake(mailbox, below)
        const wanted = { mailbox, format: query.format, isBelow: below !== undefined }
        return withUpload(request, (path) => importZip(path, intake, wanted))
      })
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      return { status: 200, headers, body: JSON.stringify(report) }
    },
  }
}

function addressIn({ params }: Request): string {
  return String(params['address'] ?? '')
}

function folderIn({ folder }: { folder?: string | undefined }): string[] | undefined {
  if (folder === undefined) return undefined
  const path = readFolderPath(folder)
  if (path !== undefined) return path
  throw new ControlRefusal('query-invalid', `name a folder of the mailbox: Inbox/Projects. ${folderWords}`)
}

/** Keeps the body in a file while `use` reads it: a ZIP is read from its end. */
async function withUpload<T>(request: Request, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'mailbox-import-'))
  try {
    const path = join(folder, 'upload.zip')
    await pipeline(request, createWriteStream(path, { mode: 0o600 }))
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function orRefused<T>(request: Request, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    // What is still being sent must be read: a client that cannot send does not read the refusal.
    request.resume()
    throw error instanceof CarryRefusal ? new ControlRefusal(error.code, error.message) : error
  }
}
