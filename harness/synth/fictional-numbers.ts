import type { CountryCode } from 'libphonenumber-js/min'
import type { Chance } from '../control/seed.ts'

/** Numbers that a regulator reserves for fiction; they belong to no subscriber. */
export interface FictionalRange {
  region: CountryCode
  /** The country code and the first digits of all numbers of the range, without plus. */
  prefix: string
  /** Digits that follow the prefix; every combination belongs to the range. */
  freeDigits: number
}

const northAmericanAreas = ['202', '206', '212', '303', '312', '404', '415', '512', '617', '713']

/** The 30 mobile numbers that Australia's regulator lists one by one. */
const australianMobiles = [
  ...['570006', '570110', '570156', '570157', '570158', '570159', '570313', '570737', '571266', '571491'],
  ...['571804', '572549', '572665', '572983', '573087', '573770', '574118', '574632', '575254', '575789'],
  ...['576398', '576801', '577426', '577644', '578148', '578888', '578957', '579212', '579455', '579760'],
]

/**
 * The ranges for invented people: NANPA 555-0100 to 0199, Ofcom 07700 900xxx, ARCEP 06 39 98 xx xx,
 * Bundesnetzagentur 0171 39200xx, ACMA 0491 57x xxx.
 */
export const fictionalRanges: readonly FictionalRange[] = [
  ...northAmericanAreas.map((area) => ({ region: 'US' as const, prefix: `1${area}55501`, freeDigits: 2 })),
  { region: 'GB', prefix: '447700900', freeDigits: 3 },
  { region: 'FR', prefix: '3363998', freeDigits: 4 },
  { region: 'DE', prefix: '4917139200', freeDigits: 2 },
  ...australianMobiles.map((mobile) => ({ region: 'AU' as const, prefix: `61491${mobile}`, freeDigits: 0 })),
]

/** True for a number (digits without plus) in one of the ranges. */
export function isFictional(number: string): boolean {
  return fictionalRanges.some(
    (range) => number.startsWith(range.prefix) && number.length === range.prefix.length + range.freeDigits,
  )
}

/** The ranges of one region, with consecutive places from 0. */
interface Stock {
  ranges: readonly FictionalRange[]
  capacity: number
}

const stocks: readonly Stock[] = [...new Set(fictionalRanges.map((range) => range.region))].map((region) => {
  const ranges = fictionalRanges.filter((range) => range.region === region)
  return { ranges, capacity: ranges.reduce((sum, range) => sum + 10 ** range.freeDigits, 0) }
})

/**
 * `count` different fictional numbers of mixed regions, none of them in `taken`. Throws a RangeError when the ranges
 * hold fewer (a little over 12,000 in all).
 */
export function drawFictionalNumbers(chance: Chance, count: number, taken: Iterable<string> = []): string[] {
  const unavailable = new Set(taken)
  let open = stocks
  const drawn: string[] = []
  while (drawn.length < count) {
    if (open.length === 0) throw new RangeError(`the ranges kept for fiction hold no ${count} numbers that are free`)
    // Region by region, so that small regions occur as often as large ones until they are used up.
    const stock = chance.pick(open)
    const number = freeNumber(chance, stock, unavailable)
    if (number === undefined) {
      open = open.filter((other) => other !== stock)
    } else {
      unavailable.add(number)
      drawn.push(number)
    }
  }
  return drawn
}

function freeNumber(chance: Chance, stock: Stock, unavailable: ReadonlySet<string>): string | undefined {
  const start = chance.int(0, stock.capacity - 1)
  for (let step = 0; step < stock.capacity; step += 1) {
    const number = numberAt(stock, (start + step) % stock.capacity)
    if (!unavailable.has(number)) return number
  }
  return undefined
}

function numberAt({ ranges }: Stock, index: number): string {
  let left = index
  for (const { prefix, freeDigits } of ranges) {
    if (left < 10 ** freeDigits) return freeDigits === 0 ? prefix : prefix + String(left).padStart(freeDigits, '0')
    left -= 10 ** freeDigits
  }
  throw new RangeError(`the ranges hold no number ${index}`)
}
