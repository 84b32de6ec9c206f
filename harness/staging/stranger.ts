import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'

/** Requests an address of the storage without credentials, and returns the status of the answer. */
export async function statusForStrangers(url: string): Promise<number> {
  const bare = new URL(url)
  bare.searchParams.delete('sig')
  const [answer] = (await once(get(bare, { agent: false }), 'response')) as [IncomingMessage]
  answer.resume()
  return answer.statusCode ?? 0
}
