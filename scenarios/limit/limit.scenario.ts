import type { Scenario } from '../../harness/runner/index.ts'
import { type Given, type Message, type SendOptions, scenario } from '../vocabulary/index.ts'

/** 10 MB as the default reading has it, typed out: 10 × 1024 × 1024. */
const limitBytes = 10_485_760
const mebibyte = 1024 * 1024

/** A text of exactly so many octets in UTF-8, some of them in characters of two. */
function textOf(octets: number): string {
  const line = 'é evidence, line after line, up to the limit and one octet beyond. \n'
  const whole = line.repeat(Math.floor(octets / Buffer.byteLength(line)))
  return whole + '.'.repeat(octets - Buffer.byteLength(whole))
}

/** One octet below the limit, at it, one above: the first two arrive. */
async function triple(
  given: Given,
  send: (people: Pick<SendOptions, 'from' | 'to'>, octets: number) => Message,
): Promise<void> {
  const asha = given.hires()
  const people = { from: asha, to: given.outsider() }
  const [below, at, above] = [limitBytes - 1, limitBytes, limitBytes + 1].map((octets) => send(people, octets))
  await given.connectorRuns()
  if (below) given.expects(below).once(asha)
  if (at) given.expects(at).once(asha)
  if (above) given.expects(above).nowhere()
}

const heavy = { heavy: true }

/** Nothing over 10 MB (LIM). */
export const limit: Scenario[] = [
  scenario('LIM-1/attachment-over-the-limit', 'never imports an attachment larger than 10 MB', async (given) => {
    const asha = given.hires()
    const ben = given.hires()
    const chat = given.sends({ from: asha, to: ben, text: 'The film.', files: [{ sizeBytes: 11 * mebibyte }] })
    await given.connectorRuns()
    given.expects(chat).nowhere()
  }),
  scenario(
    'LIM-2/item-over-the-limit',
    'does not import an item larger than 10 MB in all, however small its attachments',
    async (given) => {
      const asha = given.hires()
      const files = [1, 2, 3].map((number) => ({ fileName: `part-${number}.zip`, sizeBytes: 4 * mebibyte }))
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'In three parts.', files })
      await given.connectorRuns()
      given.expects(chat).nowhere()
    },
  ),
  scenario(
    'LIM-3/attachment-alone',
    'imports an attachment at the limit and refuses it one byte above, with empty text',
    (given) => triple(given, (people, octets) => given.sends({ ...people, files: [{ sizeBytes: octets }] })),
    heavy,
  ),
  scenario(
    'LIM-3/text-alone',
    'imports a text at the limit and refuses it one octet above',
    (given) => triple(given, (people, octets) => given.sends({ ...people, text: textOf(octets) })),
    heavy,
  ),
  scenario(
    'LIM-3/sum-of-text-and-attachments',
    'imports text and attachments that sum to the limit and refuses one byte more',
    (given) =>
      triple(given, (people, octets) => {
        const files = [{ sizeBytes: 5_000_000 }, { sizeBytes: octets - 5_000_000 - 60_000 }]
        return given.sends({ ...people, text: textOf(60_000), files })
      }),
    heavy,
  ),
  scenario(
    'LIM-3/between-decimal-and-binary',
    'imports an item between 10,000,000 and 10,485,760 bytes',
    async (given) => {
      const asha = given.hires()
      const chat = given.sends({ from: asha, to: given.outsider(), files: [{ sizeBytes: 10_000_001 }] })
      await given.connectorRuns()
      given.expects(chat).once(asha)
    },
    heavy,
  ),
  scenario(
    'LIM-4/nothing-of-it',
    'leaves nothing of a refused item in any mailbox, its small attachments included',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const files = [
        { fileName: 'small.pdf', sizeBytes: 2_000 },
        { fileName: 'large.mov', sizeBytes: 11 * mebibyte },
      ]
      const chat = given.sends({
        from: asha,
        to: [ben, given.outsider()],
        group: 'Film club',
        text: 'Both files.',
        files,
      })
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
      const refused = given.sends({ from: asha, to: ben, files: [{ sizeBytes: limitBytes + 1 }] })
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
    const chat = given.sends({ from: asha, to: given.outsider(), files: [{ sizeBytes: limitBytes + 1 }] })
    await given.connectorRuns()
    const failure = given
      .log()
      .records.find((record) => record.record === 'failure' && record.itemId === chat.captures[0]?.item.itemId)
    given.demands(
      'the reason in the log',
      'size',
      failure?.record === 'failure' ? failure.reason : 'no record of the item',
    )
  }),
  scenario('LIM-7/declared-too-small', 'refuses by the bytes received where the item declares fewer', async (given) => {
    const asha = given.hires()
    const chat = given.sends({
      from: asha,
      to: given.outsider(),
      files: [{ sizeBytes: limitBytes + 1, declaredSizeBytes: 1_000 }],
    })
    await given.connectorRuns()
    given.expects(chat).nowhere()
  }),
  scenario('LIM-7/declared-too-large', 'imports by the bytes received where the item declares more', async (given) => {
    const asha = given.hires()
    const chat = given.sends({
      from: asha,
      to: given.outsider(),
      files: [{ sizeBytes: 1_000, declaredSizeBytes: 50 * mebibyte }],
    })
    await given.connectorRuns()
    given.expects(chat).once(asha)
  }),
]
