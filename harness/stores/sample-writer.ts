import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkData } from './disk/check-data.ts'
import { openDiskStore } from './disk/disk-store.ts'
import { heldRecords } from './kept-tables.ts'

/** Only for tests: the built stores. */
const built = new URL('../../dist/harness/stores/', import.meta.url).pathname

/** Several writers at once, each of which acknowledges an item only when it is kept, as a server answers. */
const program = `
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createCommits } from '${built}commits.js'
import { heldRecords, keptTables } from '${built}kept-tables.js'
import { openDiskStore } from '${built}disk/disk-store.js'
const [folder, until] = process.argv.slice(2)
const store = await openDiskStore(folder)
const commits = createCommits(store)
const tables = keptTables({ held: await heldRecords(store), commits })
const items = tables.map('items')
const count = tables.value('count', () => 0)
// Written at once, so that a trace of system calls has it in its place.
const say = (line) => writeSync(1, line + '\\n')
const sizes = [10, 300, 5_000, 70_000, 20, 200_000]
let next = items.size
say('open ' + next)
async function write() {
  while (next < Number(until)) {
    const number = next
    next += 1
    const bytes = Buffer.alloc(sizes[number % sizes.length], 'item ' + number + ' ')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    tables.bodies.keep(sha256, bytes)
    items.set(String(number), { sha256, sizeBytes: bytes.length })
    count.set(count.get() + 1)
    for (let isKept = false; !isKept; ) {
      try {
        await commits.settled()
        isKept = true
      } catch (error) {
        say('refused ' + number + ' ' + error.code)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    say('kept ' + number)
  }
}
await Promise.all([write(), write(), write(), write()])
await commits.close()
say('closed')
`

/** Only for tests: writes the program of the writers into a folder, and returns its path. */
export async function writerProgram(folder: string): Promise<string> {
  const path = join(folder, 'writer.mjs')
  await writeFile(path, program)
  return path
}

/** Only for tests: a process that writes items into a store. */
export interface Writer {
  /** The lines that it has said. */
  said: string[]
  /** Fulfilled as soon as it has said such a line. */
  until(begin: string): Promise<void>
  pid: number
  kill(): Promise<void>
  ended: Promise<void>
}

/** Only for tests: starts writers in a folder; `command` is put in front. */
export function startWriter(path: string, folder: string, count: number, command: readonly string[] = []): Writer {
  const [program = '', ...args] = [...command, process.execPath, path, folder, String(count)]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  let rest = ''
  const waiting = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    said.push(...lines)
    for (const wake of waiting) wake()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  void ended.then(() => {
    for (const wake of waiting) wake()
  })
  return {
    said,
    pid: child.pid ?? 0,
    ended,
    until: async (begin) => {
      while (!said.some((line) => line.startsWith(begin)) && child.exitCode === null) {
        await new Promise<void>((resolve) => waiting.add(resolve))
      }
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Only for tests: the numbers of the items that the lines acknowledge. */
export function acknowledgedIn(lines: readonly string[]): number[] {
  return lines.filter((line) => line.startsWith('kept ')).map((line) => Number(line.slice(5)))
}

/** Only for tests: what a store in a folder has, and what is wrong with it. */
export interface Held {
  items: Set<number>
  faults: string[]
}

/**
 * Only for tests: opens the store and looks at everything in it. A fault is: damage, an item without its body, a body with other bytes, and a
 * count that is not that of the items, because then half of a batch was kept.
 */
export async function heldIn(folder: string): Promise<Held> {
  const { findings } = await checkData(folder)
  const faults = findings.map(({ place, problem }) => `${place}: ${problem}`)
  const store = await openDiskStore(folder)
  try {
    const held = await heldRecords(store)
    const items = [...(held.get('items') ?? [])]
    for (const [key, text] of items) {
      const { sha256, sizeBytes } = JSON.parse(text) as { sha256: string; sizeBytes: number }
      const bytes = store.body(sha256)
      const right = Buffer.alloc(sizeBytes, `item ${key} `)
      if (!bytes.equals(right)) faults.push(`item ${key} has other bytes`)
    }
    const count = held.get('values')?.get('count')
    if (items.length > 0 && count !== `{"value":${items.length}}`)
      faults.push(`${items.length} items, but the count is ${count}`)
    return { items: new Set(items.map(([key]) => Number(key))), faults }
  } finally {
    await store.close()
  }
}
