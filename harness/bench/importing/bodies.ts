import type { ArchivedItem } from '../../../connector/index.ts'
import { composeMessage, defaultPolicy } from '../../../connector/index.ts'
import type { CaptureEvent } from '../../contract/index.ts'
import { createVirtualClock } from '../../control/clock.ts'
import { defaultArchiver } from '../../oracle/index.ts'
import { createAccounts, createSite } from '../../telemessage/index.ts'
import { decoded } from '../composing/composed-items.ts'
import { capturesWithFiles, dayTo, readFirm, registerAll } from '../firm.ts'

/**
 * One item in this many is taken. A hundredth of the day's items have files, and so do a hundredth of the taken ones.
 */
const everyNth = 50

/**
 * Bodies of imports for a fiftieth of the day, with the same bytes that a connector posts. Each body appears once for
 * each participant with an address in the firm. Texts and files are counted separately, so that the share of files is
 * the same as on the whole day.
 */
export async function importBodies(itemCount: number, folderId: string): Promise<Buffer[]> {
  const firm = await readFirm()
  const site = createSite({
    clock: createVirtualClock(dayTo),
    archiver: defaultArchiver,
    accounts: await createAccounts([]),
  })
  registerAll(firm, site)
  const bodies: Buffer[] = []
  const seen = { texts: 0, files: 0 }
  for (const event of capturesWithFiles(firm, itemCount)) {
    const kind = event.attachments.length > 0 ? 'files' : 'texts'
    const item = decoded(site.capture(event))
    seen[kind] += 1
    if (seen[kind] % everyNth !== 1) continue
    const body = await bodyOf(item, event, folderId)
    for (const { userEmailAddress } of item.participants) if (userEmailAddress !== undefined) bodies.push(body)
  }
  return bodies
}

async function bodyOf(item: ArchivedItem, event: CaptureEvent, folderId: string): Promise<Buffer> {
  const attachments = event.attachments.map(({ fileName, contentType, content }) => ({
    fileName,
    contentType,
    open: () => content.open(),
  }))
  const pieces: Buffer[] = []
  const { placeholderDomain } = defaultPolicy
  const input = { item, messageKey: item.archiveMessageId, placeholderDomain, attachments }
  for await (const piece of composeMessage(input)) pieces.push(piece)
  const Data = Buffer.concat(pieces).toString('base64')
  return Buffer.from(JSON.stringify({ FolderId: folderId, Mode: 'create', Data }))
}
