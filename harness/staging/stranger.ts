import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'

/** What the storage answers somebody who has no credentials at all and asks for an address of it: a status. */
export async function statusForStrangers(url: string): Promise<number> {
  const bare = new URL(url)
  bare.searchParams.delete('sig')
  const [answer] = (await once(get(bare, { agent: false }), 'response')) as [IncomingMessage]
  answer.resume()
  return answer.statusCode ?? 0
}
