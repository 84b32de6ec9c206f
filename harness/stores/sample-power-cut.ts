import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Chance } from '../control/seed.ts'
import type { Writer } from './sample-writer.ts'

// Only for tests: a file system that forgets what was not synced. The system calls of a process are recorded, and then done once more up
// to some moment, on files in memory that keep apart what is on the disk and what is not.

/** A system call that changes or syncs files, or says a line. */
export type FileCall =
  | { kind: 'open'; path: string; isNew: boolean; truncates: boolean }
  | { kind: 'write'; path: string; offset: number | undefined; bytes: Buffer }
  | { kind: 'truncate'; path: string; sizeBytes: number }
  | { kind: 'sync'; path: string }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'unlink'; path: string }
  | { kind: 'mkdir'; path: string }
  | { kind: 'say'; line: string }

const traced =
  'openat,write,writev,pwrite64,pwritev,pwritev2,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,truncate,mkdir,mkdirat,copy_file_range,sendfile,fallocate,msync'

/** The options of strace that record the calls of a process and of its threads. */
export function straceOptions(folder: string): string[] {
  return ['-f', '-o', join(folder, 'trace.txt'), '-xx', '-y', '-s', '100000000', '-e', `trace=${traced}`]
}

/** The calls of a writer that was started with `straceOptions`, below its folder, in the order in which they ended. */
export async function callsOf(writer: Writer, folder: string): Promise<FileCall[]> {
  await writer.ended
  const text = await readFile(join(folder, 'trace.txt'), 'latin1')
  const unfinished = new Map<string, string>()
  const calls: FileCall[] = []
  for (const line of text.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(thread, rest.slice(0, -'<unfinished ...>'.length))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const whole = resumed === null ? rest : `${unfinished.get(thread) ?? ''}${resumed[1]}`
    const call = callIn(whole, folder)
    if (call !== undefined) calls.push(call)
  }
  return calls
}

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')

/** A call as strace writes it, with the parts that matter. */
interface TracedCall {
  given: string
  /** What it returned. */
  result: number
  /** The path of its first file descriptor. */
  ofDescriptor: string
  /** Its texts: paths, or the bytes of a write. */
  texts: Buffer[]
}

const numberAtEnd = (given: string): number => Number(/(\d+)$/.exec(given)?.[1])
const pathAt = ({ texts }: TracedCall, at: number): string => texts[at]?.toString() ?? ''

const reading: Record<string, (call: TracedCall) => FileCall> = {
  openat: (call) => {
    const { given } = call
    return {
      kind: 'open',
      path: pathAt(call, 0),
      isNew: given.includes('O_CREAT'),
      truncates: given.includes('O_TRUNC'),
    }
  },
  write: ({ ofDescriptor: path, texts: [bytes = Buffer.alloc(0)], result }) => ({
    ...{ kind: 'write', path, offset: undefined, bytes: bytes.subarray(0, result) },
  }),
  pwrite64: ({ ofDescriptor: path, texts: [bytes = Buffer.alloc(0)], result, given }) => ({
    ...{ kind: 'write', path, offset: numberAtEnd(given), bytes: bytes.subarray(0, result) },
  }),
  fsync: ({ ofDescriptor: path }) => ({ kind: 'sync', path }),
  fdatasync: ({ ofDescriptor: path }) => ({ kind: 'sync', path }),
  ftruncate: ({ ofDescriptor: path, given }) => ({ kind: 'truncate', path, sizeBytes: numberAtEnd(given) }),
  rename: (call) => ({ kind: 'rename', from: pathAt(call, 0), to: pathAt(call, 1) }),
  unlink: (call) => ({ kind: 'unlink', path: pathAt(call, 0) }),
  mkdir: (call) => ({ kind: 'mkdir', path: pathAt(call, 0) }),
}

/** Throws an Error for a call that this file system does not know: otherwise what it does would be missing. */
function callIn(text: string, folder: string): FileCall | undefined {
  const [, name = '', given = '', result = ''] = /^(\w+)\((.*)\) += (-?\d+)/.exec(text) ?? []
  if (name === '' || Number(result) < 0) return undefined
  const texts = [...given.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => unhex(hex))
  if (name === 'write' && given.startsWith('1<')) return { kind: 'say', line: (texts[0] ?? '').toString().trimEnd() }
  const ofDescriptor = unhex(/^\d+<([^>]*)>/.exec(given)?.[1] ?? '').toString()
  const call: TracedCall = { given, result: Number(result), ofDescriptor, texts }
  const path = ofDescriptor === '' ? pathAt(call, 0) : ofDescriptor
  // A sync of the folder around them keeps their name.
  if (!path.startsWith(`${folder}/data`) && !(name.endsWith('sync') && path === folder)) return undefined
  if (name === 'openat' && !/O_(?:RDWR|WRONLY)/.test(given)) return undefined
  const read = reading[name]
  if (read === undefined) throw new Error(`the file system of the test does not know ${name}`)
  return read(call)
}

type Change = { offset: number; bytes: Buffer } | { sizeBytes: number }

/** A file: what is on the disk, and what was done since. */
interface Inode {
  synced: Buffer
  changes: Change[]
  isFolder: boolean
}

/** The entries of a folder on the disk, and what was done since. */
interface Entries {
  synced: Map<string, Inode>
  changes: { name: string; inode: Inode | undefined }[]
}

/** A state after a loss of power: a folder with what is left, and what had been said before. */
export interface CutState {
  place: string
  said: string[]
}

/**
 * Loses power at `count` moments; each time, what was not synced is there, is missing or is there in part, as chance has it. Each state
 * replaces the one before.
 */
export async function* cutStates(
  calls: readonly FileCall[],
  { root, to, chance, count }: { root: string; to: string; chance: Chance; count: number },
): AsyncGenerator<CutState> {
  const moments = Array.from({ length: count }, () => chance.int(0, calls.length)).sort((a, b) => a - b)
  const disk = createForgetfulDisk(root)
  const said: string[] = []
  let done = 0
  for (const moment of moments) {
    for (; done < moment; done += 1) {
      const call = calls[done]
      if (call?.kind === 'say') said.push(call.line)
      else if (call !== undefined) disk.apply(call)
    }
    await rm(to, { recursive: true, force: true })
    await mkdir(to, { recursive: true })
    for (const [path, inode] of disk.left(chance)) {
      const place = join(to, path.slice(root.length))
      if (inode.isFolder) await mkdir(place, { recursive: true })
      else {
        await mkdir(dirname(place), { recursive: true })
        await writeFile(place, contentLeft(inode, chance))
      }
    }
    yield { place: to, said: [...said] }
  }
}

interface ForgetfulDisk {
  apply(call: Exclude<FileCall, { kind: 'say' }>): void
  /** The paths that are left after a loss of power, folders before what is in them. */
  left(chance: Chance): Map<string, Inode>
}

function createForgetfulDisk(root: string): ForgetfulDisk {
  const present = new Map<string, Inode>()
  const folders = new Map<string, Entries>([[dirname(root), { synced: new Map(), changes: [] }]])
  const positions = new Map<string, number>()
  const link = (path: string, inode: Inode | undefined): void => {
    if (inode === undefined) present.delete(path)
    else present.set(path, inode)
    folders.get(dirname(path))?.changes.push({ name: path, inode })
    if (inode?.isFolder && !folders.has(path)) folders.set(path, { synced: new Map(), changes: [] })
  }
  const change = (path: string, made: Change): void => {
    present.get(path)?.changes.push(made)
  }
  const sync = (path: string): void => {
    const [entries, inode] = [folders.get(path), present.get(path)]
    if (entries !== undefined)
      Object.assign(entries, { synced: namesAfter(entries, entries.changes.length), changes: [] })
    if (inode !== undefined) Object.assign(inode, { synced: inode.changes.reduce(changed, inode.synced), changes: [] })
  }
  const acts: { [Kind in Exclude<FileCall['kind'], 'say'>]: (call: Extract<FileCall, { kind: Kind }>) => void } = {
    open: ({ path, isNew, truncates }) => {
      if (isNew && !present.has(path)) link(path, { synced: Buffer.alloc(0), changes: [], isFolder: false })
      if (truncates) change(path, { sizeBytes: 0 })
      positions.set(path, 0)
    },
    write: ({ path, bytes, ...call }) => {
      const offset = call.offset ?? positions.get(path) ?? 0
      if (call.offset === undefined) positions.set(path, offset + bytes.length)
      change(path, { offset, bytes })
    },
    truncate: ({ path, sizeBytes }) => change(path, { sizeBytes }),
    sync: ({ path }) => sync(path),
    rename: ({ from, to }) => {
      const inode = present.get(from)
      link(from, undefined)
      link(to, inode)
    },
    unlink: ({ path }) => link(path, undefined),
    mkdir: ({ path }) => link(path, { synced: Buffer.alloc(0), changes: [], isFolder: true }),
  }
  const apply = (call: Exclude<FileCall, { kind: 'say' }>): void =>
    (acts[call.kind] as (one: typeof call) => void)(call)
  const left = (chance: Chance): Map<string, Inode> => {
    const found = new Map<string, Inode>()
    const visit = (folder: string): void => {
      const entries = folders.get(folder)
      if (entries === undefined) return
      for (const [path, inode] of namesAfter(entries, chance.int(0, entries.changes.length))) {
        found.set(path, inode)
        if (inode.isFolder) visit(path)
      }
    }
    visit(dirname(root))
    return found
  }
  return { apply, left }
}

function namesAfter({ synced, changes }: Entries, count: number): Map<string, Inode> {
  const names = new Map(synced)
  for (const { name, inode } of changes.slice(0, count)) {
    if (inode === undefined) names.delete(name)
    else names.set(name, inode)
  }
  return names
}

/** A disk writes in any order: of each change that was not synced, all, nothing or the first part is there. */
function contentLeft({ synced, changes }: Inode, chance: Chance): Buffer {
  return changes.reduce((content, change) => {
    const part = chance.pick(['all', 'nothing', 'first part'])
    if (part === 'nothing') return content
    if (part === 'all' || !('bytes' in change)) return changed(content, change)
    return changed(content, { ...change, bytes: change.bytes.subarray(0, chance.int(0, change.bytes.length)) })
  }, synced)
}

function changed(content: Buffer, change: Change): Buffer {
  const sizeBytes =
    'sizeBytes' in change ? change.sizeBytes : Math.max(content.length, change.offset + change.bytes.length)
  const next = Buffer.alloc(sizeBytes)
  content.copy(next, 0, 0, Math.min(content.length, sizeBytes))
  if ('bytes' in change) change.bytes.copy(next, change.offset)
  return next
}
