import { textOfBody, type WireResponse } from '../wire.ts'

/** The fields in which Graph gives a client the address of its next call. */
const linkFields = ['@odata.nextLink', '@odata.deltaLink', 'importUrl', 'uploadUrl']

/** The answer with every link replaced by `to`; undefined for an answer without links. */
export function withLinksTo(to: string, response: WireResponse): WireResponse | undefined {
  const text = textOfBody(response.body)
  const isJson = /\bjson\b/i.test(response.headers['content-type'] ?? '')
  if (text === undefined || text === '' || !isJson) return undefined
  let found = 0
  const body = JSON.stringify(JSON.parse(text), (field, value: unknown) => {
    if (!linkFields.includes(field) || typeof value !== 'string') return value
    found += 1
    return to
  })
  return found === 0 ? undefined : { ...response, body }
}
