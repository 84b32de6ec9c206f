import type { Chance } from '../control/seed.ts'

/** Texts that break what was not thought of: empty, long, of other scripts, with controls, and of other languages. */
const oddTexts: readonly string[] = [
  '',
  ' ',
  "'",
  '"',
  '%',
  '%00',
  '../..',
  '\u0000',
  '\ud800',
  '🙂',
  'ß\u0301',
  '$filter',
  "') or 1 eq 1 or ('",
  '{"a":1}',
  '-1',
  '9'.repeat(30),
  'a'.repeat(2000),
  'constructor',
  '__proto__',
  'toString',
  '2026-13-45T99:99:99Z',
  'null',
]

/** A text that nobody expects. */
export function oddText(chance: Chance): string {
  return chance.pick(oddTexts)
}

/** The text without halves of characters, which no address can hold. */
export function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}

/** Any JSON value. */
function oddValue(chance: Chance): unknown {
  return chance.pick<unknown>([
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    [],
    {},
    [[]],
    { a: null },
    oddText(chance),
    [oddText(chance)],
  ])
}

/** A JSON value with a few parts that are missing, doubled, odd or of another type. */
export function mutated(value: unknown, chance: Chance): unknown {
  if (chance.percent(8)) return oddValue(chance)
  if (Array.isArray(value)) {
    const kept = value.filter(() => !chance.percent(10)).map((one) => mutated(one, chance))
    return chance.percent(5) ? [...kept, ...kept] : kept
  }
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(() => !chance.percent(10))
  const fields = kept.map(([name, one]) => [chance.percent(3) ? oddText(chance) : name, mutated(one, chance)])
  if (chance.percent(5)) fields.push([oddText(chance), oddValue(chance)])
  return Object.fromEntries(fields)
}
