import { isEmailAddress, readAddress } from '../mapping/email-address.ts'
import { itemNumber } from '../mapping/phone-number.ts'
import type { ArchivedItem, ArchivedParticipant } from '../telemessage/decode.ts'
import type { Run } from './run.ts'

/** What reporting needs of a run. */
interface ReportingRun extends Pick<Run, 'log' | 'customMapping'> {
  importLog: Pick<Run['importLog'], 'unmapped'>
  settings: Pick<Run['settings'], 'automaticMapping'>
}

/**
 * Lists a participant who resolves to no mailbox in the import log (LOG-3), and writes into the operational log what an
 * administrator may have meant, once a run. It names items and lines of the file, and no personal data (SEC-1).
 */
export function reportUnmapped(
  run: ReportingRun,
  { itemId }: Pick<ArchivedItem, 'itemId'>,
  participant: ArchivedParticipant,
): void {
  const { number, userEmailAddress } = participant
  if (!run.importLog.unmapped(number, itemNumber(number))) return
  const line = run.customMapping?.lineLike(number)
  if (line !== undefined) {
    const hint = `line ${line} of the custom mapping file has the same number in another form of its country's numbers: did you mean that row? It is not used, because mapping.numberEquivalence is none`
    run.log.warn({ event: 'unmapped-number-like-row', itemId, line }, hint)
  }
  if (!run.settings.automaticMapping || userEmailAddress === undefined) return
  const read = readAddress(userEmailAddress)
  if ('problem' in read) {
    const hint = `the User's Email address of a participant cannot be read: ${read.problem}`
    run.log.warn({ event: 'unmapped-address-not-read', itemId }, hint)
  } else if (/\+[^@]*@/.test(read.address)) {
    const hint =
      "the User's Email address of a participant has a tag (+) and belongs to no valid user: register the address of the mailbox, without the tag"
    run.log.warn({ event: 'unmapped-address-with-tag', itemId }, hint)
  }
}

/** Says of each address of an item that it was read differently from how it is written. */
export function noteAddresses(
  { log, settings }: Pick<ReportingRun, 'log' | 'settings'>,
  item: Pick<ArchivedItem, 'itemId' | 'participants'>,
): void {
  if (!settings.automaticMapping) return
  for (const { userEmailAddress } of item.participants) {
    if (userEmailAddress === undefined || isEmailAddress(userEmailAddress)) continue
    const read = readAddress(userEmailAddress)
    if (!('address' in read) || read.cleaned === undefined) continue
    log.info(
      { event: 'address-cleaned', itemId: item.itemId },
      `the User's Email address of a participant was ${read.cleaned}`,
    )
  }
}
