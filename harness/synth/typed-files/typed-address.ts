import { neverTypedIn, trimmed } from './characters.ts'

/** An address, and how it differs from what was written; or what is wrong and what would be right. */
export type TypedAddress = { address: string; changed?: string | undefined } | { problem: string }

const longest = 320

/**
 * The address that a person wrote. A display name around it, `mailto:` before it, and a dot, blanks or invisible characters at
 * its ends leave one reading. Anything else is a problem. The connector decides the same in code of its own (MAP-11).
 */
export function typedAddress(written: string): TypedAddress {
  const changes: string[] = []
  const without = (what: string, text: string): string => {
    if (!changes.includes(what)) changes.push(what)
    return text
  }
  const strip = (text: string): string => {
    const bare = trimmed(text)
    return bare === text.trim() ? bare : without('invisible characters', bare)
  }
  let text = strip(written)
  const open = text.indexOf('<')
  if (open >= 0 && text.endsWith('>') && !/[<>@]/.test(text.slice(0, open)) && !/[<>]/.test(text.slice(open + 1, -1))) {
    text = without('a display name', strip(text.slice(open + 1, -1)))
  }
  if (/^mailto:[^?%]/i.test(text) && !/[?%]/.test(text))
    text = without('"mailto:"', strip(text.slice('mailto:'.length)))
  if (text.endsWith('.') && !text.endsWith('..') && text.length > 1)
    text = without('the dot at the end', text.slice(0, -1))
  const problem = problemOf(text)
  if (problem !== undefined) return { problem }
  return changes.length === 0 ? { address: text } : { address: text, changed: `read without ${changes.join(' and ')}` }
}

function problemOf(text: string): string | undefined {
  const character = neverTypedIn(text)
  if (character === 'U+FFFD') return 'a character of it was lost (U+FFFD); save the file again as UTF-8'
  if (character !== undefined)
    return `the character ${character} is in it, which nobody can see; type the address by hand`
  const parts = text.split('@')
  const isSound =
    parts.length === 2 &&
    text.length <= longest &&
    // Quotation marks of word processors and full stops of other scripts are in no address of a directory.
    !/[\s"(),:;<>[\]\\\p{Initial_Punctuation}\p{Final_Punctuation}„‚。．｡]/u.test(text) &&
    parts.every((part) => part !== '' && part.split('.').every((label) => label !== ''))
  return isSound ? undefined : 'give the address of one mailbox'
}
