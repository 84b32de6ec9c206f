/** A word as it has to be typed in a shell: quoted where it holds anything that a shell would act on. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
