import { once } from 'node:events'
import { type FileHandle, open, statfs, unlink } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { availableMemory } from 'node:process'

/** What the machine must have left. With less, a connector fails at work that it could do. */
const leftBytesMin = 64 * 1024 * 1024
const handlesMin = 32

/** An interface that is down may swallow a connection instead of refusing it. */
const loopbackMs = 10_000

/** The file whose writing is tried; a folder may be full although its file system is not (quotas). */
const trialBytes = 1024 * 1024

/**
 * What this machine lacks at present, in words, with a way out; undefined if it lacks nothing. It looks at the things that a
 * run needs and that other programs use up: space in `folder`, which holds the temporary files; memory; file handles; and
 * connections to this machine itself.
 */
export async function machineFault(folder: string): Promise<string | undefined> {
  return (
    (await lackOfSpace(folder)) ??
    lackOfMemory(availableMemory()) ??
    (await lackOfHandles()) ??
    (await lackOfLoopback())
  )
}

/** Says that a file system is nearly full. */
export function lackOfBytes(what: string, leftBytes: number): string | undefined {
  if (leftBytes >= leftBytesMin) return undefined
  const mebibytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024)
  return `${what}: ${mebibytes(leftBytes)} MiB are left, and ${mebibytes(leftBytesMin)} MiB are needed`
}

async function lackOfSpace(folder: string): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(folder)
  const full = lackOfBytes(`the folder for temporary files is full (set TMPDIR to another)`, bavail * bsize)
  if (full !== undefined) return full
  const trial = join(folder, 'is-there-space')
  return reasonUnless('a file cannot be written into the folder for temporary files', async () => {
    const file = await open(trial, 'w')
    await file.writeFile(Buffer.alloc(trialBytes)).finally(() => file.close())
    await unlink(trial)
  })
}

function lackOfMemory(leftBytes: number): string | undefined {
  return lackOfBytes('the memory is used up (end other programs)', leftBytes)
}

async function lackOfHandles(): Promise<string | undefined> {
  const held: FileHandle[] = []
  return reasonUnless('too many files are open (raise the limit: ulimit -n 4096)', async () => {
    try {
      while (held.length < handlesMin) held.push(await open(import.meta.filename, 'r'))
    } finally {
      await Promise.all(held.map((handle) => handle.close()))
    }
  })
}

async function lackOfLoopback(): Promise<string | undefined> {
  return reasonUnless('no connection to 127.0.0.1 can be made (the loopback interface must be up)', async () => {
    const server = createServer((socket) => socket.destroy())
    try {
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const address = server.address()
      if (address === null || typeof address === 'string') throw new TypeError('a listener without a port')
      const socket = connect(address.port, '127.0.0.1')
      await once(socket, 'connect', { signal: AbortSignal.timeout(loopbackMs) }).finally(() => socket.destroy())
    } finally {
      server.close()
    }
  })
}

async function reasonUnless(what: string, works: () => Promise<void>): Promise<string | undefined> {
  try {
    await works()
    return undefined
  } catch (error) {
    return `${what}: ${codeOf(error)}`
  }
}

/** What a machine can run out of, by the codes of its errors. */
const lacks = new Map([
  ['ENOSPC', 'no space is left for temporary files; set TMPDIR to a folder with space'],
  ['EDQUOT', 'the quota for temporary files is used up; set TMPDIR to a folder with space'],
  ['EROFS', 'temporary files cannot be written; set TMPDIR to a folder that you may write to'],
  ['EMFILE', 'too many files are open; raise the limit: ulimit -n 4096'],
  ['ENFILE', 'too many files are open; end other programs'],
  ['ENOMEM', 'the memory is used up; end other programs'],
  ['ENOBUFS', 'the memory for connections is used up; end other programs'],
  ['EAGAIN', 'too many processes run; end other programs'],
  ['EADDRNOTAVAIL', 'no connection to 127.0.0.1 can be made; the loopback interface must be up'],
])

/** What the machine lacks according to an error, in words with its code; undefined if the error says something else. */
export function lackNamedBy(error: unknown): string | undefined {
  const code = codeOf(error)
  const words = lacks.get(code)
  return words === undefined ? undefined : `${words} (${code})`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'an error without a code'
}
