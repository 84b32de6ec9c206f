import type { Scenario } from '../../harness/runner/index.ts'
import { type Colleague, type Given, type Message, scenario } from '../vocabulary/index.ts'

/** Mailboxes that have room for a message and not for all of its files (RES-10). Message and files do not fit into one request of Graph. */
export const fullMailbox: Scenario[] = [
  fullBehind('its-text', 'its text and before its file', { filesBytes: [3_600_000], quotaBytes: 1_000_000 }),
  // As base64, the first file needs 2.7 MB.
  fullBehind('its-first-file', 'its first file and before its second', {
    filesBytes: [2_000_000, 2_000_000],
    quotaBytes: 4_000_000,
  }),
]

const roomBytes = 100 * 1024 * 1024

function fullBehind(
  slug: string,
  where: string,
  { filesBytes, quotaBytes }: { filesBytes: number[]; quotaBytes: number },
): Scenario {
  return scenario(
    `RES-10/full-behind-${slug}`,
    `leaves no part of a message in a mailbox that is full behind ${where}, and archives it whole when the day is run again with room`,
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const files = filesBytes.map((sizeBytes) => ({ sizeBytes }))
      const chat = given.sends({ from: asha, to: ben, text: 'With the plans of the house.', files })
      let left = 0
      // The audit would call a part that is left a wrong copy, and the message that is imported later a second one.
      given.judgesItself(({ mailbox }) => left > 0 && mailbox === ben.mailbox.toLowerCase())
      given.judgesItself(({ requirement }) => requirement === 'LOG-3' || requirement === 'LOG-4')
      given.world.tenant.setQuota(ben.mailbox, quotaBytes)
      const { status, message } = await given.connectorTries()
      if (!given.world.journal.entries({ server: 'm365' }).some((entry) => entry.status === 507)) return
      given.occurs()
      given.demands('how the run with the full mailbox ended', 'done', status === 'done' ? status : message)
      given.expects(chat).once(asha)
      left = messagesIn(given, ben)
      given.demands('messages that are left in the full mailbox', '0', String(left))
      if (given.declares('importLog'))
        given.demands('whether the log has a failure for the refused copy', 'yes', hasFailure(given, chat))
      given.world.tenant.setQuota(ben.mailbox, roomBytes)
      given.later(1)
      await given.connectorRuns()
      given.expects(chat).once(asha)
      if (left === 0) given.expects(chat).once(ben)
    },
    { occursBy: 'saying', heavy: true },
  )
}

function messagesIn({ world }: Given, { mailbox }: Colleague): number {
  const found = world.tenant.snapshot().find(({ address }) => address === mailbox.toLowerCase())
  return found?.messages.length ?? 0
}

function hasFailure(given: Given, message: Message): 'yes' | 'no' {
  const items = new Set(message.captures.map(({ item }) => item.itemId))
  return given.log().records.some((record) => record.record === 'failure' && items.has(record.itemId)) ? 'yes' : 'no'
}
