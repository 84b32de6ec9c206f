import { strangeCharacter, withoutInvisibleEnds } from './typed-text.ts'

/** An address as it is looked up, or what is wrong with it. `cleaned` says what was dropped from the text around it. */
export type ReadAddress = { address: string; cleaned?: string | undefined } | { problem: string }

// Quotation marks and dots of other scripts come from word processors; no directory has an address with them.
const specials = String.raw`\s"(),:;<>@[\]\\\p{Pi}\p{Pf}„‚。．｡`
const shape = new RegExp(`^[^${specials}]+@[^${specials}]+$`, 'u')
/** No text in front of the brackets may hold an address itself: nobody could say then which of the two is meant. */
const withDisplayName = /^[^<>@]*<([^<>]+)>$/
/** RFC 6068 allows escapes and fields behind the address; with them it is not only an address. */
const withScheme = /^mailto:([^?%]+)$/i

/** Whether a text has the form `local@domain`, without quotes, comments, invisible and control characters; 320 characters at most. */
export function isEmailAddress(text: string): boolean {
  if (text.length > 320 || !shape.test(text) || strangeCharacter(text) !== undefined) return false
  return !/^\.|\.\.|\.@|@\.|\.$/.test(text)
}

/**
 * Reads an address that a person typed or copied. There is one reading only of an address with a display name
 * (`Asha Rao <asha@contoso.example>`), with `mailto:` in front, with a dot at the end, or with white space or invisible
 * characters around it: the address inside. Everything else is a problem. A guess would send chats to a stranger.
 */
export function readAddress(typed: string): ReadAddress {
  const { text, hadInvisible } = withoutInvisibleEnds(typed)
  const cleaned = new Set(hadInvisible ? ['invisible characters'] : [])
  let address = text
  for (const [what, clothes] of [
    ['a display name', withDisplayName],
    ['"mailto:"', withScheme],
  ] as const) {
    const [, inside] = clothes.exec(address) ?? []
    if (inside === undefined) continue
    const bare = withoutInvisibleEnds(inside)
    if (bare.hadInvisible) cleaned.add('invisible characters')
    address = bare.text
    cleaned.add(what)
  }
  // The root of the domain name system: the same domain, but no directory knows the address in this form.
  if (/[^.]\.$/.test(address)) {
    address = address.slice(0, -1)
    cleaned.add('the dot at the end')
  }
  if (!isEmailAddress(address)) return { problem: problemOf(address) }
  return cleaned.size === 0 ? { address } : { address, cleaned: `read without ${[...cleaned].join(' and ')}` }
}

function problemOf(text: string): string {
  const character = strangeCharacter(text)
  if (character === 'U+FFFD') return 'a character of it was lost (U+FFFD): save the file again as UTF-8'
  if (character !== undefined)
    return `the character ${character} is in it, which nobody can see: type the address by hand`
  return 'give the address of one mailbox'
}
