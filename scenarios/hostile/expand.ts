/**
 * Replaces generators with their values, which would be too large to write down:
 *
 * - `{ "$repeat": "ab", "times": 3 }`: the text `ababab`;
 * - `{ "$texts": [ … ] }`: several texts as one, some of them generated;
 * - `{ "$members": 1100, "of": [ … ] }`: that many participants: the given ones, and strangers who are listed twice
 *   each.
 */
export function expand(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expand)
  if (typeof value !== 'object' || value === null) return value
  const generator = value as Record<string, unknown>
  const { $repeat, $texts, $members } = generator
  if (typeof $repeat === 'string') return $repeat.repeat(Number(generator['times']))
  if (Array.isArray($texts)) return $texts.map(expand).join('')
  if (typeof $members === 'number') return members($members, generator['of'] as unknown[])
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, expand(inner)]))
}

function members(count: number, given: unknown[]): unknown[] {
  const strangers = Array.from({ length: count - given.length }, (_, index) => {
    const number = `3363998${String(Math.floor(index / 2)).padStart(4, '0')}`
    return { number, name: `Member ${number.slice(-4)}`, role: 'recipient' }
  })
  return [...given, ...strangers]
}
