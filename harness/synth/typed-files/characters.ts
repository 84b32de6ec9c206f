/** Characters without a shape of their own: direction marks, soft hyphens, zero widths, byte order marks, fillers. */
const unseen = '\\p{Format}\\p{Default_Ignorable_Code_Point}'
const anywhere = new RegExp(`[${unseen}]+`, 'gu')
const around = new RegExp(`^[\\s${unseen}]*(.*?)[\\s${unseen}]*$`, 'su')
const neverTyped = new RegExp(`[\\p{Control}\\p{Surrogate}\\p{Private_Use}\\p{Unassigned}\\ufffd${unseen}]`, 'u')

/** The visible characters of a text in which invisible ones mean nothing. */
export function visible(text: string): string {
  return text.replace(anywhere, '').trim()
}

/** A text without blanks and invisible characters around it. Inside an address they may distinguish two names. */
export function trimmed(text: string): string {
  return around.exec(text)?.[1] ?? ''
}

/** The code point of the first character that nobody types, such as `U+00AD`; undefined if there is none. */
export function neverTypedIn(text: string): string | undefined {
  const found = neverTyped.exec(text)?.[0]
  return found && `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
