import type { RequestListener } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { ChangeNotification } from '../../contract/index.ts'
import { listen } from '../../control/http/listener.ts'

/** A program that receives notifications, which behaves as a test asks for. */
export interface SampleReceiver {
  url: string
  /** What it got, in order. */
  got: ChangeNotification[]
  /** How many requests it got, beside the challenges. */
  requests: () => number
  /** From now on: the statuses of its next answers; then 202 again. */
  answerWith(...statuses: number[]): void
  close(): Promise<void>
}

/** `answerChallenge`: how it answers the validation of its address; absent: as Microsoft asks for. */
export async function openReceiver(answerChallenge?: RequestListener): Promise<SampleReceiver> {
  const got: ChangeNotification[] = []
  const statuses: number[] = []
  let requests = 0
  const { url, close } = await listen(async (request, response) => {
    const token = new URL(request.url ?? '/', 'http://receiver').searchParams.get('validationToken')
    const body = await buffer(request)
    if (token !== null) {
      if (answerChallenge !== undefined) answerChallenge(request, response)
      else response.writeHead(200, { 'content-type': 'text/plain' }).end(token)
      return
    }
    requests += 1
    const status = statuses.shift() ?? 202
    if (status === 202) got.push(...(JSON.parse(body.toString()) as { value: ChangeNotification[] }).value)
    response.writeHead(status).end()
  })
  return {
    url: `${url}/notifications?tenant=contoso`,
    got,
    requests: () => requests,
    answerWith: (...next) => {
      statuses.push(...next)
    },
    close,
  }
}
