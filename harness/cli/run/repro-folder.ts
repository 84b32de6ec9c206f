import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Capture } from '../../oracle/index.ts'
import type { RedWorld } from '../../runner/index.ts'
import { whyNotWritten } from '../reports/why-not-written.ts'
import { UserError } from '../user-error.ts'
import { reproReadme } from './repro-readme.ts'

/**
 * The folder for the evidence, and the command that plays a scenario of this run again if the id of the scenario is
 * added.
 */
export interface ReproOptions {
  folder: string
  seed: number
  replayScenarioCommand: string
  /** For the day, which cannot be played by the id of a scenario. */
  replayCommand: string
  /** Names of variables whose values the commands need. */
  passedVariables?: readonly string[] | undefined
}

/**
 * Writes what you need to investigate a red result far from this run: what was wrong, the captures, every request, and
 * the mailboxes as mail files. One folder for each scenario. Throws a UserError if it cannot be written.
 */
export async function writeRepro(red: RedWorld, options: ReproOptions): Promise<void> {
  const folder = folderFor(red.id, options.folder)
  try {
    await mkdir(folder, { recursive: true })
    const replay = red.id.includes('/') ? `${options.replayScenarioCommand} ${red.id}` : options.replayCommand
    await writeFile(join(folder, 'README.md'), reproReadme(red, { ...options, replay }))
    await writeFile(join(folder, 'captures.json'), `${JSON.stringify(red.captures.map(described), null, 2)}\n`)
    await writeFile(join(folder, 'exchanges.jsonl'), red.requests.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
    await writeMailboxes(join(folder, 'mailboxes'), red)
    await copyLogs(red.folder, folder)
  } catch (error) {
    const message = `cannot write to ${options.folder}: ${whyNotWritten(error)}`
    throw new UserError('cannot-write-repro', message, error)
  }
}

/** Removes the evidence of a scenario that was not red when it was played again. */
export async function removeRepro(scenarioId: string, folder: string): Promise<void> {
  await rm(folderFor(scenarioId, folder), { recursive: true, force: true })
}

function folderFor(scenarioId: string, folder: string): string {
  return join(folder, scenarioId.replaceAll('/', '_'))
}

/** A capture without the bytes of its attachments; the item has their size and digest. */
function described({ event, item }: Capture): object {
  return { ...event, attachments: item.attachments, served: { subject: item.subject, text: item.text } }
}

async function writeMailboxes(folder: string, { mailboxes }: RedWorld): Promise<void> {
  for (const { address, folders, messages } of mailboxes) {
    const mailbox = join(folder, safeName(address))
    await mkdir(mailbox, { recursive: true })
    const paths = new Map(folders.map(({ folderId, path }) => [folderId, path.join('/')]))
    const index = messages.map((message, place) => ({
      file: `${place + 1}.eml`,
      folder: paths.get(message.folderId) ?? '',
      messageId: message.messageId,
      folderId: message.folderId,
      contentSha256: message.contentSha256,
      itemClass: message.itemClass,
      isDraft: message.isDraft,
      sentTime: message.sentTime,
      receivedTime: message.receivedTime,
      createdSequence: message.createdSequence,
    }))
    await writeFile(join(mailbox, 'messages.json'), `${JSON.stringify(index, null, 2)}\n`)
    for (const [place, { content }] of messages.entries()) await writeFile(join(mailbox, `${place + 1}.eml`), content)
  }
}

/** Import logs and mapping files. The state folder is not copied, because it is the connector's own. */
async function copyLogs(world: string, folder: string): Promise<void> {
  await cp(world, join(folder, 'files'), {
    recursive: true,
    filter: (path) => path === world || /(?:import-log|mapping)-\d+\.\w+$/.test(path),
  })
}

/** A file name that cannot lead to another folder: addresses come from outside. */
function safeName(text: string): string {
  return text
    .replaceAll(/[^\w.@+-]/g, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120)
}
