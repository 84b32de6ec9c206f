import type { Readings } from '../../catalogue/index.ts'
import type { ReadMail } from '../mail/read-mail.ts'
import type { Capture } from '../witness.ts'

// The connector takes these decisions too, in connector/; see rules.ts for why they are written twice.

/** What the limit does to an item: nothing, drop attachments by index, or refuse it. */
export type SizeFate =
  | { kind: 'whole' }
  | { kind: 'partial'; dropped: number[] }
  | { kind: 'refused'; by: 'attachment' | 'item'; measuredBytes: number }

/** One for all items: a group chat of a year has a hundred thousand. */
const whole: SizeFate = { kind: 'whole' }

/** How far from the limit an encoded size must be to decide. The free choices in a message are not larger than this. */
const toleranceBytes = 65_536

/**
 * What may become of an item by its size (LIM-1, 2, 3, 7), measured on what was really sent, never on what the item
 * declares. Returns one fate, or two near the limit if encoded messages are measured: their maker chooses the encoding.
 */
export function sizeFatesOf({ event, item }: Capture, readings: Readings): SizeFate[] {
  const limitBytes = readings['size.limitBytes']
  const drops = readings['size.oversizeAttachment'] === 'drop-attachment'
  const attachmentBytes = event.attachments.map((attachment) => attachment.content.sizeBytes)
  if (readings['size.measure'] === 'decoded') {
    return [fateOf({ attachmentBytes, textBytes: Buffer.byteLength(item.text), limitBytes, drops })]
  }
  const encoded = { attachmentBytes: attachmentBytes.map(base64Bytes), drops }
  const text = encodedTextBytes(item.text)
  const lenient = fateOf({ ...encoded, textBytes: text.least, limitBytes: limitBytes + toleranceBytes })
  const strict = fateOf({ ...encoded, textBytes: text.most, limitBytes: limitBytes - toleranceBytes })
  return nameOf(lenient) === nameOf(strict) ? [strict] : [lenient, strict]
}

/** If two fates are right, the one that the connector chose; `arrived` is a copy of the message, if there is one. */
export function chosenFate(
  fates: readonly SizeFate[],
  arrived: Pick<ReadMail, 'attachments'> | undefined,
  sentCount: number,
): SizeFate {
  const keeps = (fate: SizeFate): number => (fate.kind === 'partial' ? sentCount - fate.dropped.length : sentCount)
  const fitting = fates.filter((fate) => (fate.kind === 'refused') === (arrived === undefined))
  const chosen = fitting.find((fate) => keeps(fate) === arrived?.attachments.length) ?? fitting[0] ?? fates[0]
  return chosen ?? whole
}

interface Measured {
  attachmentBytes: number[]
  textBytes: number
  limitBytes: number
  drops: boolean
}

function fateOf({ attachmentBytes, textBytes, limitBytes, drops }: Measured): SizeFate {
  const oversize = attachmentBytes.flatMap((size, index) => (size > limitBytes ? [index] : []))
  if (oversize.length > 0 && !drops) {
    return { kind: 'refused', by: 'attachment', measuredBytes: Math.max(...attachmentBytes) }
  }
  const kept = attachmentBytes.filter((size) => size <= limitBytes)
  const totalBytes = kept.reduce((sum, size) => sum + size, textBytes)
  if (totalBytes > limitBytes) return { kind: 'refused', by: 'item', measuredBytes: totalBytes }
  return oversize.length > 0 ? { kind: 'partial', dropped: oversize } : whole
}

function nameOf(fate: SizeFate): string {
  return fate.kind === 'partial' ? `partial ${fate.dropped.join(' ')}` : fate.kind
}

/** RFC 2045: four characters for three octets, in lines of 76 with CRLF. */
function base64Bytes(octets: number): number {
  const characters = Math.ceil(octets / 3) * 4
  return characters + Math.ceil(characters / 76) * 2
}

/** The writer of a message may choose: plain text, quoted-printable or base64. */
function encodedTextBytes(text: string): { least: number; most: number } {
  const octets = Buffer.from(text)
  let escaped = 0
  let lineBreaks = 0
  for (const octet of octets) {
    if (octet === 0x0a) lineBreaks += 1
    else if (octet < 0x20 || octet > 0x7e || octet === 0x3d) escaped += 1
  }
  const plain = octets.length + lineBreaks
  const quoted = plain + 2 * escaped
  return { least: octets.length, most: Math.max(base64Bytes(plain), quoted + Math.ceil(quoted / 70) * 3) }
}
