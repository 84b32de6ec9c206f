import type { Scenario } from '../../harness/runner/index.ts'
import { type Aspect, type Given, type Message, type SendOptions, scenario } from '../vocabulary/index.ts'

/** A text of exactly this many octets in UTF-8. Some characters take two octets. */
function textOf(octets: number): string {
  const line = 'é evidence, line after line, up to the limit and one octet beyond. \n'
  const whole = line.repeat(Math.floor(octets / Buffer.byteLength(line)))
  return whole + '.'.repeat(octets - Buffer.byteLength(whole))
}

type SendOctets = (people: Pick<SendOptions, 'from' | 'to'>, octets: number) => Message

/** Sends one octet below the limit, at the limit, and one above. The first two arrive. */
async function triple(given: Given, send: SendOctets): Promise<void> {
  const asha = given.hires()
  const people = { from: asha, to: given.outsider() }
  const limitBytes = given.readings['size.limitBytes']
  const [below, at, above] = [limitBytes - 1, limitBytes, limitBytes + 1].map((octets) => send(people, octets))
  await given.connectorRuns()
  if (below) given.expects(below).once(asha)
  if (at) given.expects(at).once(asha)
  if (above) given.expects(above).nowhere()
}

/** How far a message must be from the limit to be clearly on one side, whatever its encoding and headers add. */
const clearlyBytes = 80 * 1024

/** How many octets make this many bytes in base64: four characters for three octets, in lines of 76 with CRLF. */
const octetsIn = (base64Bytes: number): number => Math.floor((((base64Bytes * 76) / 78) * 3) / 4)

/** Sends one message clearly below the limit and one clearly above. The first arrives. */
async function pair(given: Given, send: SendOctets, sizes: [below: number, above: number]): Promise<void> {
  const asha = given.hires()
  const people = { from: asha, to: given.outsider() }
  const [below, above] = sizes.map((octets) => send(people, octets))
  await given.connectorRuns()
  if (below) given.expects(below).once(asha)
  if (above) given.expects(above).nowhere()
}

const attachments = (count: number): Aspect => ({
  name: 'the number of attachments',
  wanted: String(count),
  of: (mail) => String(mail.attachments.length),
})

const heavy = { heavy: true }
const decoded = { 'size.measure': 'decoded' as const }
const encoded = { 'size.measure': 'encoded' as const }

/** An item at the limit is imported; with one byte more it is not (LIM-3). */
export const atTheLimit: Scenario[] = [
  scenario(
    'LIM-3/attachment-alone',
    'imports an attachment at the limit and refuses it one byte above, with empty text',
    (given) => triple(given, (people, octets) => given.sends({ ...people, files: [{ sizeBytes: octets }] })),
    { ...heavy, under: { ...decoded, 'size.oversizeAttachment': 'fail-item' } },
  ),
  scenario(
    'LIM-3/attachment-dropped',
    'imports an attachment at the limit and drops it one byte above',
    async (given) => {
      const asha = given.hires()
      const to = given.outsider()
      const limitBytes = given.readings['size.limitBytes']
      const [at, above] = [limitBytes, limitBytes + 1].map((sizeBytes) =>
        given.sends({ from: asha, to, files: [{ sizeBytes }] }),
      )
      await given.connectorRuns()
      if (at) given.expects(at).reads(asha, attachments(1))
      if (above) given.expects(above).reads(asha, attachments(0))
    },
    { ...heavy, under: { ...decoded, 'size.oversizeAttachment': 'drop-attachment' } },
  ),
  scenario(
    'LIM-3/text-alone',
    'imports a text at the limit and refuses it one octet above',
    (given) => triple(given, (people, octets) => given.sends({ ...people, text: textOf(octets) })),
    { ...heavy, under: decoded },
  ),
  scenario(
    'LIM-3/sum-of-text-and-attachments',
    'imports text and attachments with a total at the limit and refuses one byte more',
    (given) =>
      triple(given, (people, octets) => {
        const half = Math.floor(octets / 2)
        const files = [{ sizeBytes: half }, { sizeBytes: octets - half - 60_000 }]
        return given.sends({ ...people, text: textOf(60_000), files })
      }),
    { ...heavy, under: decoded },
  ),
  ...([10_485_760, 10_000_000] as const).map((limitBytes) =>
    scenario(
      `LIM-3/between-decimal-and-binary${limitBytes === 10_000_000 ? '-refused' : ''}`,
      `${limitBytes === 10_000_000 ? 'refuses' : 'imports'} an item between 10,000,000 and 10,485,760 bytes`,
      async (given) => {
        const asha = given.hires()
        const files = [{ sizeBytes: 5_000_000 }, { sizeBytes: 5_000_001 }]
        const chat = given.sends({ from: asha, to: given.outsider(), files })
        await given.connectorRuns()
        if (limitBytes === 10_000_000) given.expects(chat).nowhere()
        else given.expects(chat).once(asha)
      },
      { ...heavy, under: { ...decoded, 'size.limitBytes': limitBytes } },
    ),
  ),
  scenario(
    'LIM-3/message-with-attachments',
    'imports a message clearly below the limit and refuses one clearly above, by its encoded attachments',
    (given) => {
      const limitBytes = given.readings['size.limitBytes']
      const send: SendOctets = (people, octets) => {
        const half = Math.floor(octets / 2)
        return given.sends({ ...people, files: [{ sizeBytes: half }, { sizeBytes: octets - half }] })
      }
      return pair(given, send, [octetsIn(limitBytes - clearlyBytes), octetsIn(limitBytes + clearlyBytes)])
    },
    { ...heavy, under: encoded },
  ),
  scenario(
    'LIM-3/message-of-text',
    'imports a text message clearly below the limit in any encoding and refuses one that is above it in every encoding',
    (given) => {
      const limitBytes = given.readings['size.limitBytes']
      const send: SendOctets = (people, octets) => given.sends({ ...people, text: textOf(octets) })
      // In mail each line break takes one octet more; here there is one for every 68 octets.
      return pair(given, send, [Math.floor(octetsIn(limitBytes - clearlyBytes) * 0.98), limitBytes + clearlyBytes])
    },
    { ...heavy, under: encoded },
  ),
]
