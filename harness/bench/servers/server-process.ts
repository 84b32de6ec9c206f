import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in its own process, so that its work and memory are separate from those of its clients. */
export interface ServerProcess {
  url: string
  /** Its memory after a garbage collection, in bytes: the heap and external memory. */
  heldBytes(): Promise<number>
  stop(): Promise<void>
}

/** A message from the process of a server. */
type Report = { url: string } | { heldBytes: number }

/** Starts a module, which calls `serveFor`. Throws if its process ends before it listens. */
export async function startServer(module: URL, args: string[]): Promise<ServerProcess> {
  const child = fork(fileURLToPath(module), args, { execArgv: [...process.execArgv, '--expose-gc'] })
  const url = (await nextReport(child, module)) as { url: string }
  return {
    ...url,
    heldBytes: async () => {
      child.send('held')
      const { heldBytes } = (await nextReport(child, module)) as { heldBytes: number }
      return heldBytes
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

async function nextReport(child: ChildProcess, module: URL): Promise<Report> {
  const answered = new AbortController()
  const { signal } = answered
  const report = once(child, 'message', { signal }).then(([message]) => message as Report)
  const end = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`the process of ${module.pathname} ended with exit code ${code}`)
  })
  try {
    return await Promise.race([report, end])
  } finally {
    // Otherwise the other one would wait for ever, and keep its listener.
    answered.abort()
    await Promise.allSettled([report, end])
  }
}

/** The side of the server: reports its address, and then its memory on each request; ends with its parent process. */
export function serveFor(url: string, close: () => Promise<void>): void {
  const say = (report: Report): void => {
    process.send?.(report)
  }
  process.on('message', () => {
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    say({ heldBytes: heapUsed + external })
  })
  process.on('disconnect', () => close())
  say({ url })
}
