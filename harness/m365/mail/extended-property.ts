import { graphTime } from '../graph/graph-time.ts'
import type { PropertyKey } from '../mailbox/message-properties.ts'

/**
 * Reads a value of each type; returns its stored form, or undefined for an invalid value. The types are those of single
 * values in Microsoft's list of MAPI property types.
 */
const readers: Record<string, (text: string) => string | undefined> = {
  ApplicationTime: fraction,
  Binary: (text) => (Buffer.from(text, 'base64').toString('base64') === text ? text : undefined),
  Boolean: (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() : undefined),
  CLSID: (text) => (/^\{?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}?$/i.test(text) ? text : undefined),
  Currency: fraction,
  Double: fraction,
  Float: fraction,
  Integer: wholeNumber(32n),
  Long: wholeNumber(64n),
  Short: wholeNumber(16n),
  String: (text) => text,
  SystemTime: time,
}

const types = new Map(Object.keys(readers).map((type) => [type.toLowerCase(), type]))
const guid = String.raw`\{?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\}?`
const idForm = new RegExp(
  String.raw`^(\w+)\s+(?:0x([\da-f]{1,8})|${guid}\s+(?:Name\s+(.+)|Id\s+0x([\da-f]{1,8})))$`,
  'i',
)

/** The property that an id names; undefined for an id in an unknown form. */
export function propertyKey(id: string): PropertyKey | undefined {
  const [, typeText = '', tag, set = '', name, dispatchId] = idForm.exec(id.trim()) ?? []
  const type = types.get(typeText.toLowerCase())
  if (type === undefined) return undefined
  if (tag !== undefined) return `${type} 0x${hex(tag)}`
  const inSet = `${type} {${set.toLowerCase()}}`
  return name === undefined ? `${inSet} Id 0x${hex(dispatchId)}` : `${inSet} Name ${name}`
}

/** The stored form of a property's value; undefined when it does not fit the type of the property. */
export function propertyValue(key: PropertyKey, text: string): string | undefined {
  return readers[key.slice(0, key.indexOf(' '))]?.(text)
}

/** The property set of the message's own header fields (MS-OXCMAIL, 2.1.3.2.4); the name of the field follows it. */
export const headerPropertyPrefix = 'String {00020386-0000-0000-c000-000000000046} Name '

/** Tags that are header fields as well (MS-OXCMAIL, 2.1.3.2): In-Reply-To and References. */
export const headersOfTags: ReadonlyMap<PropertyKey, string> = new Map([
  ['String 0x1042', 'In-Reply-To'],
  ['String 0x1039', 'References'],
])

/** PidTagTransportMessageHeaders: all header fields as one text. */
export const transportHeaders: PropertyKey = 'String 0x7D'

function hex(digits = '0'): string {
  return Number.parseInt(digits, 16).toString(16).toUpperCase()
}

const timeForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?$/i

/** A time without a zone counts as UTC, not as the local time of this machine. */
function time(text: string): string | undefined {
  const [, local, zone = 'Z'] = timeForm.exec(text) ?? []
  const instant = new Date(`${local}${zone}`)
  return Number.isNaN(instant.getTime()) ? undefined : graphTime(instant)
}

function fraction(text: string): string | undefined {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? text : undefined
}

function wholeNumber(bits: bigint): (text: string) => string | undefined {
  const limit = 1n << (bits - 1n)
  return (text) => {
    if (!/^-?\d{1,20}$/.test(text)) return undefined
    const value = BigInt(text)
    return value >= -limit && value < limit ? String(value) : undefined
  }
}
