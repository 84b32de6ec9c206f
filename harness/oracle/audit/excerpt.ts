/** The beginning of a text, enough to recognise it. */
export function excerpt(text: string): string {
  const characters = [...text]
  return characters.length <= 80 ? text : `${characters.slice(0, 80).join('')}… (${characters.length} characters)`
}
