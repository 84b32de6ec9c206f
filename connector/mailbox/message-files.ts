import type { Readable } from 'node:stream'
import { z } from 'zod'
import { SkippableError } from '../errors.ts'
import { type JsonAnswer, OutcomeUnknownError } from '../http/caller.ts'
import { readBody } from '../http/read-body.ts'
import { accepted } from './folder.ts'
import { graphErrorCode } from './graph-client.ts'
import { graphFile } from './graph-message.ts'
import type { MessageSource } from './import-body.ts'
import type { DoorOptions } from './import-session.ts'
import { leavesOpen } from './put-once.ts'
import { type PassingFile, readMessage } from './read-message.ts'

/** A message in a mailbox that gets files. */
export interface FileTarget extends DoorOptions {
  messageId: string
}

const sessionSchema = z.object({ uploadUrl: z.string() })

/**
 * Adds the files of a staged message to the message made from it: small ones in one request each, large ones in pieces
 * through an upload session. Throws an OutcomeUnknownError when nobody can know what is on the message now, and a
 * SkippableError when the mailbox refuses a file.
 */
export async function attachFiles(
  target: FileTarget,
  message: MessageSource,
  fileSizes: readonly number[],
): Promise<void> {
  if (fileSizes.length === 0) return
  let place = 0
  await readMessage(message, async (file) => {
    const sizeBytes = fileSizes[place] ?? 0
    place += 1
    if (sizeBytes < target.policy.uploadedFileBytesMin) await attach(target, file, sizeBytes)
    else await upload(target, file, sizeBytes)
  })
}

function pathOf({ mailbox, messageId }: FileTarget, last: string[]): string[] {
  return ['users', mailbox.userId, 'messages', messageId, 'attachments', ...last]
}

async function attach(target: FileTarget, file: PassingFile, sizeBytes: number): Promise<void> {
  const body = graphFile(file, await readBody(file.content, sizeBytes))
  const scope = target.mailbox.mailboxId
  taken(await target.graph.post({ path: pathOf(target, []), body, scope, repeatable: false }))
}

async function upload(target: FileTarget, file: PassingFile, sizeBytes: number): Promise<void> {
  const { graph, caller, policy, mailbox } = target
  const { fileName: name, contentType } = file
  const body = { AttachmentItem: { attachmentType: 'file', name, size: sizeBytes, contentType } }
  const scope = mailbox.mailboxId
  const answer = await graph.post({ path: pathOf(target, ['createUploadSession']), body, scope })
  // SEC-3: the file is sent there, and the token in the address is the only credential.
  const url = graph.checkLink(accepted(answer, sessionSchema).uploadUrl, 'the upload session')
  let fromByte = 0
  for await (const piece of pieces(file.content, policy.uploadChunkBytes)) {
    const range = `bytes ${fromByte}-${fromByte + piece.length - 1}/${sizeBytes}`
    fromByte += piece.length
    const headers = { 'content-type': 'application/octet-stream', 'content-range': range }
    taken(
      await caller.json({
        service: 'Microsoft Graph',
        scope,
        // The service does not accept a piece twice, so the whole message starts again.
        repeatable: false,
        method: 'PUT',
        url,
        headers,
        body: piece,
      }),
    )
  }
}

function taken(answer: JsonAnswer): void {
  if (leavesOpen(answer)) throw new OutcomeUnknownError(graphErrorCode(answer))
  if (answer.status < 300) return
  throw new SkippableError('mailbox-refused', 'refused', `the mailbox refuses a file: ${graphErrorCode(answer)}`)
}

/** The content in pieces of this size; the last piece has the rest. */
async function* pieces(content: Readable, pieceBytes: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let heldBytes = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes < pieceBytes) continue
    let bytes = Buffer.concat(held)
    for (; bytes.length >= pieceBytes; bytes = bytes.subarray(pieceBytes)) yield bytes.subarray(0, pieceBytes)
    held = [bytes]
    heldBytes = bytes.length
  }
  if (heldBytes > 0) yield Buffer.concat(held)
}
