import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RetriableError } from '../errors.ts'

/** A state folder that only this run uses. */
export interface StateLock {
  release(): Promise<void>
}

/**
 * Takes a state folder for this run (DAY-9). Throws a RetriableError (`state-in-use`) when another run of this machine
 * has it. The lock is a name that the system frees when its process ends in any way. A lock file would remain
 * after a crash, and the next run could not know that it is stale.
 */
export async function lockState(stateDir: string): Promise<StateLock> {
  const id = createHash('sha256')
    .update(await realpath(stateDir))
    .digest('hex')
    .slice(0, 32)
  const path = lockPath(`archiver-state-${id}`)
  const server = (await listen(path)) ?? (await takeOver(path))
  if (server === undefined) {
    throw new RetriableError('state-in-use', 'another run is using MT_STATE_DIR: wait until it ends, then run again')
  }
  return {
    release: async () => {
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}

function lockPath(name: string): string {
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\?\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}

async function listen(path: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy())
  server.unref()
  server.listen({ path })
  try {
    await once(server, 'listening')
    return server
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
}

/** Where the name is a file (macOS, BSD) it can outlive its process; then nobody answers. */
async function takeOver(path: string): Promise<Server | undefined> {
  if (path.startsWith('\0') || process.platform === 'win32' || (await isAnswered(path))) return undefined
  await rm(path, { force: true })
  return listen(path)
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = connect({ path })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
