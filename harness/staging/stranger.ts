import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'

/** The status that the storage answers to a request without credentials for one of its addresses. */
export async function statusForStrangers(url: string): Promise<number> {
  const bare = new URL(url)
  bare.searchParams.delete('sig')
  const [answer] = (await once(get(bare, { agent: false }), 'response')) as [IncomingMessage]
  answer.resume()
  return answer.statusCode ?? 0
}
