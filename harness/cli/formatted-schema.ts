/**
 * A JSON Schema as this project's formatter writes it, with short lists on one line. Otherwise the formatter would change
 * the file.
 */
export function formattedSchema(schema: object): string {
  const plainList = /\[\s+((?:"[^"\n]*"|\d+)(?:,\s+(?:"[^"\n]*"|\d+))*)\s+\]/g
  return JSON.stringify(schema, null, 2).replace(plainList, (_, values: string) => `[${values.replace(/,\s+/g, ', ')}]`)
}
