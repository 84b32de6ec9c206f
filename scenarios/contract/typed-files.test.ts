import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { type CountryCode, getCountries, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { afterAll, expect, test } from 'vitest'
import { readCustomMapping } from '../../connector/mapping/custom-mapping.ts'
import { readAddress } from '../../connector/mapping/email-address.ts'
import { itemNumber, readNumber } from '../../connector/mapping/phone-number.ts'
import { createWorkFolder } from '../../harness/runner/index.ts'
import { mappingVerdicts, typedAddress, typedNumber } from '../../harness/synth/typed-files/index.ts'

// MAP-9 to MAP-11: the connector and the harness read what administrators type with code of their own. Here they are held
// against the files of the field, and against each other.

interface FieldRow {
  id: string
  text?: string
  base64?: string
  region?: CountryCode
  rows?: [line: number, number: string, address: string, verdict: 'read' | 'cleaned'][]
  refusedAtLine?: number
}

const folder = await createWorkFolder()
afterAll(() => folder.remove())
const fixture = readFileSync(new URL('../../fixtures/typed-files/mapping.jsonl', import.meta.url), 'utf8')
const fieldRows = fixture
  .trim()
  .split('\n')
  .map((line): FieldRow => JSON.parse(line))

const bytesOf = ({ text = '', base64 }: FieldRow): Buffer =>
  base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64')
const outcomeOf = ({ rows, refusedAtLine }: FieldRow): object => (rows === undefined ? { refusedAtLine } : { rows })

test.each(fieldRows)('the connector reads the file, or names the line: $id', async (row) => {
  const path = join(await folder.subfolder('typed'), 'mapping.csv')
  await writeFile(path, bytesOf(row))
  const cleanedLines = new Set<number>()
  const read = await readCustomMapping(path, {
    region: row.region,
    cleaned: (line) => cleanedLines.add(line),
  }).catch((error: Error) => error)
  if (read instanceof Error) {
    expect(read.message).not.toMatch(/7700|900123|asha/i)
    expect({ refusedAtLine: Number(/line (\d+): /.exec(read.message)?.[1]) }).toEqual(outcomeOf(row))
    return
  }
  const wanted = row.rows ?? []
  expect(wanted.map(([, number]) => read.targetOf(number)?.toLowerCase())).toEqual(
    wanted.map(([, , address]) => address.toLowerCase()),
  )
  const cleaned = wanted.filter(([, , , verdict]) => verdict === 'cleaned').map(([line]) => line)
  expect({ ...row, cleaned: [...cleanedLines] }).toEqual({ ...row, rows: row.rows, cleaned })
})

test.each(fieldRows)('the harness judges the file alike: $id', (row) => {
  const judged = mappingVerdicts(bytesOf(row), row.region)
  const refused = judged.find(({ verdict }) => verdict === 'refused')
  const rows = judged.map(({ line, number, address, verdict }) => [line, number, address, verdict])
  expect(refused === undefined ? { rows } : { refusedAtLine: refused.line }).toEqual(outcomeOf(row))
  expect(judged.every(({ verdict, problem }) => (verdict === 'read') === (problem === null))).toBe(true)
  expect(judged.map(({ problem }) => problem).join()).not.toMatch(/7700|900123|asha@/i)
})

/** A mobile number of every country, as digits. */
const mobiles = getCountries().flatMap((country) => {
  const example = getExampleNumber(country, examples)
  return example === undefined ? [] : [{ country, digits: example.number.slice(1), example }]
})
const mobile = fc.constantFrom(...mobiles)
const invisible = fc.constantFrom(...'\u200b\u200e\u202a\u202c\u00ad\u2066\u2060\ufeff\u034f\ufe0f')
const separator = fc.constantFrom(' ', '\u00a0', '-', '.', '/', '(', ')', ' (', ') ', '\u2013', '')

/** A text with other texts at any of its places. */
const scattered = (text: string, pieces: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(fc.tuple(fc.nat(text.length), pieces), { maxLength: 6 }).map((cuts) => {
    let changed = text
    for (const [place, piece] of cuts.toSorted((a, b) => b[0] - a[0])) {
      changed = `${changed.slice(0, place)}${piece}${changed.slice(place)}`
    }
    return changed
  })

const numberIn = (read: { number: string } | { problem: string }): string | undefined =>
  'number' in read ? read.number : undefined

test.each(mobiles)(
  'a mobile number of $country is read in the spellings of its country',
  ({ country, digits, example }) => {
    for (const spelling of [digits, `+${digits}`, `00${digits}`, example.formatInternational()]) {
      expect([spelling, numberIn(readNumber(spelling))]).toEqual([spelling, digits])
    }
    const national = numberIn(readNumber(example.formatNational(), country))
    expect([digits, undefined]).toContain(national)
  },
)

test('no number leads to another person, however it is spelled', () => {
  fc.assert(
    fc.property(
      mobile.chain(({ digits }) =>
        fc.tuple(fc.constant(digits), scattered(digits, separator), fc.constantFrom('', '+', '00')),
      ),
      ([digits, spelled, prefix]) => {
        const read = numberIn(readNumber(`${prefix}${spelled}`))
        // Read as the number that it spells, or refused.
        expect([digits, undefined]).toContain(read)
        expect(numberIn(typedNumber(`${prefix}${spelled}`))).toBe(read)
      },
    ),
    { numRuns: 2000, seed: 1 },
  )
})

test('no invisible character makes another number or another address', () => {
  fc.assert(
    fc.property(
      mobile.chain(({ digits }) => fc.tuple(fc.constant(digits), scattered(digits, invisible))),
      scattered('asha.rao@contoso.example', invisible),
      ([digits, number], address) => {
        expect([numberIn(readNumber(number)), numberIn(typedNumber(number)), itemNumber(number)]).toEqual([
          digits,
          digits,
          digits,
        ])
        const read = readAddress(address)
        expect('address' in read ? read.address : 'asha.rao@contoso.example').toBe('asha.rao@contoso.example')
        expect('address' in typedAddress(address)).toBe('address' in read)
      },
    ),
    { numRuns: 2000, seed: 2 },
  )
})

test('nothing behind a number makes another number', () => {
  const behind = fc.constantFrom(
    '-5',
    '.0',
    '/24',
    ' (5)',
    ' x5',
    ' ext. 12',
    ';5',
    ',5',
    '#5',
    '-12',
    '/2',
    '*',
    '.00',
  )
  fc.assert(
    fc.property(mobile, behind, fc.constantFrom('', '+', '00'), ({ digits }, more, prefix) => {
      const read = readNumber(`${prefix}${digits}${more}`)
      expect(numberIn(read)).toBeUndefined()
      expect(numberIn(typedNumber(`${prefix}${digits}${more}`))).toBeUndefined()
    }),
    { numRuns: 2000, seed: 3 },
  )
})

test('connector and harness read every text alike, in every country', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...'0123456789+ ()-./\u200b٤７x[]'), maxLength: 18 })
  const country = fc.constantFrom(undefined, ...getCountries())
  const likeANumber = mobile.chain(({ digits }) => scattered(digits, fc.constantFrom(...' 0-.()[]+')))
  const atHome = mobile.map(({ example }) => example.formatNational())
  fc.assert(
    fc.property(fc.oneof(anyText, likeANumber, atHome), country, (text, region) => {
      const [ours, theirs] = [readNumber(text, region), typedNumber(text, region)]
      expect([numberIn(ours), 'cleaned' in ours && ours.cleaned !== undefined]).toEqual([
        numberIn(theirs),
        'changed' in theirs && theirs.changed !== undefined,
      ])
    }),
    { numRuns: 4000, seed: 4 },
  )
  const anyAddress = fc.string({ unit: fc.constantFrom(...'ab@.<> "mailto:\u200b\u00ad\ufffd,;?+'), maxLength: 24 })
  const clothed = fc.tuple(anyAddress, anyAddress).map(([before, behind]) => `${before}asha@contoso.example${behind}`)
  fc.assert(
    fc.property(fc.oneof(anyAddress, clothed), (text) => {
      const [ours, theirs] = [readAddress(text), typedAddress(text)]
      const [mine, other] = [ours, theirs].map((read) => ('address' in read ? read.address : undefined))
      expect(mine).toBe(other)
    }),
    { numRuns: 4000, seed: 5 },
  )
})

test('an id that is not a phone number leads to nobody by its digits', () => {
  const servers = ['lid', 'hosted.lid', 'g.us', 'newsletter', 'broadcast', 'call', 'bot', 'contoso.example', '']
  const id = fc.tuple(mobile, fc.constantFrom('', ':12', '.0:3', '_1', '-1415551234'), fc.constantFrom(...servers))
  fc.assert(
    fc.property(id, ([{ digits }, device, server]) => {
      expect(itemNumber(`${digits}${device}@${server}`)).toBeUndefined()
    }),
  )
  fc.assert(
    fc.property(mobile, fc.nat(99), fc.constantFrom('s.whatsapp.net', 'c.us'), ({ digits }, device, server) => {
      expect([itemNumber(`${digits}@${server}`), itemNumber(`${digits}:${device}@${server}`)]).toEqual([digits, digits])
    }),
  )
})
