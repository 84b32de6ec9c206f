import { Readable } from 'node:stream'

/** How often a changed state is sent at most. A run imports thousands of copies in a second. */
const pauseMs = 100
/** After this much silence a comment is sent, so that neither side takes the connection for a dead one. */
const silenceMs = 15_000

/** What a stream of server-sent events shows. */
export interface Shown {
  /** The events that are to be sent now, oldest first: a name, and a value for JSON. Called at each change. */
  news(): { event: string; data: unknown }[]
  /** Whether the news may be gone a moment later, as an end is when what ended is deleted: then they do not wait. */
  isUrgent(): boolean
  /** Nothing more can come. */
  isOver(): boolean
  /** Calls the listener at each change, until the returned function is called. */
  follow(listener: () => void): () => void
}

/**
 * Server-sent events (WHATWG HTML, 9.2) about something that changes: its present state at once, and then each change, at most
 * ten times a second. A reader who is slow gets fewer events, not old ones.
 */
export function eventStream(shown: Shown): Readable {
  let timer: NodeJS.Timeout | undefined
  let isWanted = false
  let isChanged = true
  let sequence = 0
  const stopFollowing = shown.follow(() => {
    isChanged = true
    if (timer === undefined || shown.isUrgent()) send()
  })
  const silence = setInterval(() => stream.push(': still here\n\n'), silenceMs).unref()
  const send = (): void => {
    if (!isChanged || stream.destroyed || !(isWanted || shown.isUrgent())) return
    isChanged = false
    const isOver = shown.isOver()
    for (const { event, data } of shown.news()) {
      sequence += 1
      isWanted = stream.push(`id: ${sequence}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    }
    if (isOver) {
      stream.push(null)
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      send()
    }, pauseMs).unref()
    silence.refresh()
  }
  const stream: Readable = new Readable({
    read() {
      isWanted = true
      if (timer === undefined) send()
    },
    destroy(error, callback) {
      clearTimeout(timer)
      clearInterval(silence)
      stopFollowing()
      callback(error)
    },
  })
  // The headers of the answer leave with the first bytes, so there must be some at once (and how soon to come back).
  stream.push('retry: 1000\n\n')
  return stream
}
