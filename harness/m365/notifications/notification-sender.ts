import { setTimeout as pause } from 'node:timers/promises'

/** Sends the changes that a subscription sees to its address, in order, and several in one request. */
export interface NotificationSender {
  /** Puts a change in the line of its subscription; drops it if 1,000 wait there already. Returns at once. */
  send(line: SenderLine, change: object): void
  /** Fulfilled as soon as everything that was put in a line before has been sent or given up. */
  settled(): Promise<void>
}

/** The line of a subscription. */
interface SenderLine {
  id: string
  url: string
  /** Asked before each request: a subscription may have been deleted, or have expired, while its changes waited. */
  isThere(): boolean
}

/** Microsoft sends what was not answered with 2xx again, for some hours and ever more seldom; here, so that tests end, twice. */
const pausesMs = [200, 1000]
const requestMsMax = 10_000
const changesPerRequestMax = 20
/** So many wait for one subscription: an address that does not answer must not fill the memory. */
export const waitingChangesMax = 1_000

/** A sender with empty lines. What waits in them is lost with the process, as notifications may be. */
export function createNotificationSender(): NotificationSender {
  const lines = new Map<string, { waiting: object[]; work: Promise<void> }>()
  const work = async ({ id, url, isThere }: SenderLine, waiting: object[]): Promise<void> => {
    // The answer to the request that changed the message goes out first.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0 && isThere()) await delivered(url, waiting.splice(0, changesPerRequestMax))
    lines.delete(id)
  }
  return {
    send: (sent, change) => {
      const line = lines.get(sent.id)
      if (line !== undefined) {
        if (line.waiting.length < waitingChangesMax) line.waiting.push(change)
        return
      }
      const waiting = [change]
      lines.set(sent.id, { waiting, work: work(sent, waiting) })
    },
    settled: async () => {
      while (lines.size > 0) await Promise.all([...lines.values()].map((line) => line.work))
    },
  }
}

async function delivered(url: string, changes: object[]): Promise<void> {
  for (const pauseMs of [...pausesMs, undefined]) {
    const answer = await posted(url, JSON.stringify({ value: changes }), 'application/json; charset=utf-8')
    if ((answer !== 'late' && answer?.ok === true) || pauseMs === undefined) return
    await pause(pauseMs, undefined, { ref: false })
  }
}

/**
 * Whether an address takes notifications: it must answer a text that it cannot guess with this text (200, `text/plain`), within ten
 * seconds.
 */
export async function challenge(url: string, token: string): Promise<'taken' | 'another answer' | 'not 200' | 'late'> {
  const address = new URL(url)
  address.searchParams.set('validationToken', token)
  const answer = await posted(address.href, '', 'text/plain; charset=utf-8')
  if (answer === 'late') return 'late'
  if (answer?.status !== 200) return 'not 200'
  const isText = /^text\/plain\b/i.test(answer.type)
  return isText && answer.text === token ? 'taken' : 'another answer'
}

const answerBytesMax = 64 * 1024

/** Undefined if there is no answer at all. Redirects are not followed: they could lead away from this machine. */
async function posted(
  url: string,
  body: string,
  contentType: string,
): Promise<{ ok: boolean; status: number; type: string; text: string } | 'late' | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': contentType },
      redirect: 'manual',
      signal: AbortSignal.timeout(requestMsMax),
    })
    return {
      ok: answer.ok,
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      text: await beginningOf(answer),
    }
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'late' : undefined
  }
}

/** The text of an answer, as far as anybody looks at it: an answer without an end would fill the memory. */
async function beginningOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body ?? []) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes > answerBytesMax) break
  }
  return Buffer.concat(pieces).toString('utf8')
}
