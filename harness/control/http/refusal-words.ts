import { textOfBody, type WireResponse } from '../wire.ts'

/** Longer ones are cut: the journal keeps many. */
const charactersMax = 300

/**
 * Why an answer refuses, in the words of the server: code and message of Graph, `error` and `error_description` of the token endpoint (RFC
 * 6749, 5.2), `title` and `detail` of a problem (RFC 9457). Undefined if it does not refuse, or has no such words.
 */
export function refusalWords({ status, body }: Pick<WireResponse, 'status' | 'body'>): string | undefined {
  if (status < 400) return undefined
  const json = jsonOf(Buffer.isBuffer(body) ? body.toString() : textOfBody(body))
  if (!isRecord(json)) return undefined
  const { error, error_description: description, title, detail } = json
  const words = isRecord(error) ? [error['code'], error['message']] : [error, firstLine(description), title, detail]
  const said = words.filter((word) => typeof word === 'string' && word !== '')
  return said.length === 0 ? undefined : said.join(': ').slice(0, charactersMax)
}

/** The other lines of the token endpoint are a trace id and a time. */
function firstLine(text: unknown): unknown {
  return typeof text === 'string' ? text.split('\n')[0] : text
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
