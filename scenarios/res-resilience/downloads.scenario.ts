import type { FaultEffect } from '../../harness/control/faults/fault-board.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { holdsFiles } from '../vocabulary/files.ts'
import { type Aspect, type Colleague, type Given, type Message, scenario } from '../vocabulary/index.ts'
import { strikes } from '../vocabulary/strikes.ts'

const damages: [slug: string, title: string, effect: FaultEffect][] = [
  ['wrong-bytes', 'with one wrong bit', { kind: 'wrong-bytes' }],
  ['cut-off', 'that ends too soon', { kind: 'truncate', sentBytes: 1_000 }],
]

function theFile({ captures }: Message): Aspect {
  const [capture] = captures
  const sizes = capture?.event.attachments.map(({ content }) => content.sizeBytes) ?? []
  return holdsFiles(capture?.item.attachments ?? [], sizes)
}

/** Downloads that arrive damaged (RES-4). The audit compares every archived file with its bytes. */
export const downloads: Scenario[] = [...damages.flatMap(damagedDownload), ...otherDigest()]

function damagedDownload([slug, what, effect]: (typeof damages)[number]): Scenario[] {
  return [
    scenario(
      `RES-4/${slug}-once`,
      `does not archive a download ${what}, and archives the right one after another try`,
      async (given) => {
        const asha = given.hires()
        const message = given.sends({ from: asha, to: given.outsider(), files: [{ sizeBytes: 5_000 }] })
        const fault = strikes(given.world, callsThat.download, effect, { times: 1 })
        await given.connectorRecovers()
        given.expects(message).reads(asha, theFile(message))
        if (fault.hits() > 0) given.occurs()
      },
      { occursBy: 'saying' },
    ),
    scenario(
      `RES-4/${slug}-always`,
      `archives nothing of an item with a download ${what}, even after several tries`,
      async (given) => {
        const asha = given.hires()
        const to = given.outsider()
        const damaged = given.sends({ from: asha, to, files: [{ sizeBytes: 5_000 }] })
        const other = given.sends({ from: asha, to, text: 'Nothing wrong with this one.' })
        given.judgesItself(
          ({ fault, archiveMessageId }) => fault === 'missing' || archiveMessageId === damaged.archiveMessageId,
        )
        const fault = strikes(given.world, callsThat.download, effect)
        // A later try could succeed, so a connector may fail the item or the run.
        const { status } = await given.connectorTries()
        given.expects(damaged).nowhere()
        if (status === 'done') {
          given.expects(other).once(asha)
          tellsOfFailure(given, damaged.captures[0]?.item.itemId ?? '')
        }
        if (fault.hits() > 0) given.occurs()
      },
      { occursBy: 'saying' },
    ),
  ]
}

/**
 * The digest of the item binds: it came over another connection than the bytes. A `Repr-Digest` that differs, while the bytes
 * have the digest of the item, is a reason to download again, and no reason to refuse.
 */
function otherDigest(): Scenario[] {
  const sends = (given: Given): { asha: Colleague; message: Message } => {
    const asha = given.hires()
    return { asha, message: given.sends({ from: asha, to: given.outsider(), files: [{ sizeBytes: 5_000 }] }) }
  }
  return [
    scenario(
      'RES-4/wrong-digest-once',
      'archives the right file when Repr-Digest was wrong once',
      async (given) => {
        const { asha, message } = sends(given)
        const fault = strikes(given.world, callsThat.download, { kind: 'wrong-digest' }, { times: 1 })
        await given.connectorRecovers()
        given.expects(message).reads(asha, theFile(message))
        if (fault.hits() > 0) given.occurs()
      },
      { occursBy: 'saying' },
    ),
    scenario(
      'RES-4/wrong-digest-always',
      'archives the right file or fails the item when Repr-Digest is always wrong, and the bytes have the digest of the item',
      async (given) => {
        const { asha, message } = sends(given)
        given.judgesItself(({ archiveMessageId }) => archiveMessageId === message.archiveMessageId)
        const fault = strikes(given.world, callsThat.download, { kind: 'wrong-digest' })
        const { status } = await given.connectorTries()
        if (given.copiesOf(message).length > 0) given.expects(message).reads(asha, theFile(message))
        else if (status === 'done') tellsOfFailure(given, message.captures[0]?.item.itemId ?? '')
        if (fault.hits() > 0) given.occurs()
      },
      { occursBy: 'saying' },
    ),
  ]
}

function tellsOfFailure(given: Given, itemId: string): void {
  if (!given.declares('importLog')) return
  const told = given.log().records.some((record) => record.record === 'failure' && record.itemId === itemId)
  given.demands('whether the log reports the failed item', 'yes', told ? 'yes' : 'no')
}
