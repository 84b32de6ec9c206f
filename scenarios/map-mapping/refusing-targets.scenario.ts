import type { Scenario } from '../../harness/runner/index.ts'
import { type Colleague, type Given, type Message, scenario } from '../vocabulary/index.ts'
import { isDenied, isFull, type Refuse } from '../vocabulary/refusing-mailbox.ts'

const refusals: [slug: string, what: string, refuse: Refuse][] = [
  ['full', 'is full', isFull],
  ['denied', 'the connector must not enter', isDenied],
]

/** The file leads to a valid user whose mailbox refuses (MAP-4, RES-10): the file has decided, and the copy fails. */
export const refusingTargets: Scenario[] = refusals.map(([slug, what, refuse]) =>
  scenario(
    `MAP-4/file-leads-to-a-mailbox-that-is-${slug}`,
    `does not fall back to the address if the file leads to a mailbox that ${what}`,
    async (given) => {
      const target = given.hires({ registered: false })
      const asha = given.hires()
      given.customMapping([[asha, target.mailbox]])
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'Not for my own mailbox.' })
      given.judgesItself(({ mailbox }) => mailbox === target.mailbox.toLowerCase())
      // The moment of the refusal decides whether the log lists the owner of the mailbox.
      given.judgesItself(({ requirement }) => requirement === 'LOG-3' || requirement === 'LOG-4')
      const hasRefused = refuse(given, target)
      await given.connectorTries()
      if (!hasRefused()) return
      given.occurs()
      given.expects(chat).absent(asha)
      const named = mailboxesInFailuresOf(chat, given, target)
      if (named === undefined) return
      given.demands('the mailbox in the failure record of the copy', target.mailbox.toLowerCase(), named)
    },
    { occursBy: 'saying' },
  ),
)

/** Undefined if the log need not have a failure: the copy is there, or the log is unfinished. */
function mailboxesInFailuresOf(message: Message, given: Given, target: Colleague): string | undefined {
  const { records, summary } = given.log()
  const isThere = given.copiesOf(message).some(({ mailbox }) => mailbox === target.mailbox.toLowerCase())
  if (!given.declares('importLog') || summary === undefined || isThere) return undefined
  const items = message.captures.map(({ item }) => item.itemId)
  return records
    .filter((record) => record.record === 'failure')
    .filter(({ itemId }) => items.includes(itemId))
    .map(({ microsoft365User }) => microsoft365User?.toLowerCase() ?? 'no mailbox')
    .join(', ')
}
