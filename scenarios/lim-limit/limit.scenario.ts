import type { Readings } from '../../harness/catalogue/index.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { type Aspect, scenario } from '../vocabulary/index.ts'
import { overTheLimit } from '../vocabulary/over-the-limit.ts'

const mebibyte = 1024 * 1024
const limitOf = (readings: Readings): number => readings['size.limitBytes']
const attachmentCount = (wanted: number): Aspect => ({
  name: 'the number of attachments',
  wanted: String(wanted),
  of: (mail) => String(mail.attachments.length),
})

const failsItem = { under: { 'size.oversizeAttachment': 'fail-item' as const } }
const dropsAttachment = { under: { 'size.oversizeAttachment': 'drop-attachment' as const } }

/** Nothing over 10 MB (LIM). The exact byte of the limit is in `at-the-limit.scenario.ts`. */
export const limit: Scenario[] = [
  scenario(
    'LIM-1/attachment-over-the-limit',
    'never imports an attachment larger than 10 MB',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const sizeBytes = limitOf(given.readings) + mebibyte
      const chat = given.sends({ from: asha, to: ben, text: 'The film.', files: [{ sizeBytes }] })
      await given.connectorRuns()
      given.expects(chat).nowhere()
    },
    failsItem,
  ),
  scenario(
    'LIM-1/attachment-dropped',
    'drops an attachment larger than 10 MB and imports the rest of its item',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const files = [
        { fileName: 'large.mov', sizeBytes: limitOf(given.readings) + mebibyte },
        { fileName: 'small.pdf', sizeBytes: 2_000 },
      ]
      const chat = given.sends({ from: asha, to: ben, text: 'Both files.', files })
      await given.connectorRuns()
      const kept: Aspect = {
        name: 'the name of the attachment',
        wanted: 'small.pdf',
        of: (mail) => mail.attachments[0]?.fileName ?? 'none',
      }
      for (const owner of [asha, ben]) given.expects(chat).reads(owner, attachmentCount(1), kept)
    },
    dropsAttachment,
  ),
  scenario(
    'LIM-2/item-over-the-limit',
    'does not import an item larger than 10 MB in total, even if each attachment is small',
    async (given) => {
      const asha = given.hires()
      const sizeBytes = Math.ceil(limitOf(given.readings) * 0.4)
      const files = [1, 2, 3].map((number) => ({ fileName: `part-${number}.zip`, sizeBytes }))
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'In three parts.', files })
      await given.connectorRuns()
      given.expects(chat).nowhere()
    },
  ),
  scenario(
    'LIM-4/nothing-of-it',
    'leaves nothing of a refused item in any mailbox, not even small attachments',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const files = [{ fileName: 'small.pdf', sizeBytes: 2_000 }, ...overTheLimit(given.readings, mebibyte)]
      const to = [ben, given.outsider()]
      const chat = given.sends({ from: asha, to, group: 'Film club', text: 'All files.', files })
      await given.connectorRuns()
      given.expects(chat).nowhere()
      const messages = given.world.tenant.snapshot().reduce((sum, mailbox) => sum + mailbox.messages.length, 0)
      given.demands('the messages in all mailboxes', '0', String(messages))
    },
  ),
  scenario(
    'LIM-5/neighbours',
    'imports the neighbours of a refused item in page, batch and conversation',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const before = given.sends({ from: asha, to: ben, text: 'Here it comes.' })
      const refused = given.sends({ from: asha, to: ben, files: overTheLimit(given.readings) })
      const after = given.sends({ from: ben, to: asha, text: 'Nothing came.' })
      await given.connectorRuns()
      given.expects(refused).nowhere()
      for (const owner of [asha, ben]) {
        given.expects(before).once(owner)
        given.expects(after).once(owner)
      }
    },
  ),
  scenario('LIM-6/in-the-log', 'logs the refusal with item and reason', async (given) => {
    const asha = given.hires()
    const chat = given.sends({ from: asha, to: given.outsider(), files: overTheLimit(given.readings) })
    await given.connectorRuns()
    const failure = given
      .log()
      .records.find((record) => record.record === 'failure' && record.itemId === chat.captures[0]?.item.itemId)
    given.demands(
      'the reason in the failure record of the item',
      'size',
      failure?.record === 'failure' ? failure.reason : 'no record of the item',
    )
  }),
  scenario(
    'LIM-7/declared-too-small',
    'refuses by the received bytes if the item declares fewer',
    async (given) => {
      const asha = given.hires()
      const sizeBytes = limitOf(given.readings) + 1
      const chat = given.sends({
        from: asha,
        to: given.outsider(),
        files: [{ sizeBytes, declaredSizeBytes: 1_000 }],
      })
      await given.connectorRuns()
      given.expects(chat).nowhere()
    },
    failsItem,
  ),
  scenario(
    'LIM-7/declared-too-small-dropped',
    'drops an attachment by the received bytes if the item declares fewer',
    async (given) => {
      const asha = given.hires()
      const sizeBytes = limitOf(given.readings) + 1
      const chat = given.sends({
        from: asha,
        to: given.outsider(),
        text: 'Smaller than it is.',
        files: [{ sizeBytes, declaredSizeBytes: 1_000 }],
      })
      await given.connectorRuns()
      given.expects(chat).reads(asha, attachmentCount(0))
    },
    { under: { ...dropsAttachment.under, 'size.measure': 'decoded' } },
  ),
  scenario('LIM-7/declared-too-large', 'imports by the received bytes if the item declares more', async (given) => {
    const asha = given.hires()
    const declaredSizeBytes = limitOf(given.readings) * 5
    const chat = given.sends({ from: asha, to: given.outsider(), files: [{ sizeBytes: 1_000, declaredSizeBytes }] })
    await given.connectorRuns()
    given.expects(chat).reads(asha, attachmentCount(1))
  }),
]
