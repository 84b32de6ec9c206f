/** A word as you type it in a shell: in quotes if it contains a character that a shell interprets. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
