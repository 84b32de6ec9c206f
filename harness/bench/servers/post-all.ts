import { once } from 'node:events'
import { type Agent, type IncomingMessage, request } from 'node:http'

/** The address of writes, with their headers and connections. */
export interface WriteTarget {
  url: string
  headers: Record<string, string>
  agent: Agent
}

/** Posts the bodies, one after the other, and checks only the status. Throws an Error for a refusal. */
export async function postAll({ url, headers, agent }: WriteTarget, bodies: Iterable<Buffer>): Promise<void> {
  for (const body of bodies) {
    const length = { 'content-type': 'application/json', 'content-length': String(body.length) }
    const sent = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }).end(body)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    if (answer.statusCode !== 200 && answer.statusCode !== 201)
      throw new Error(`a write got the status ${answer.statusCode}`)
  }
}
