// Loaded into the connector's process before the connector (`node --import`). It counts the outside calls. At the call
// that the environment names, it kills the process as a power cut would, or lets the disk be full from there on. It
// replaces functions of Node.js, so the connector does not notice it. Calls that read, close or wait for the disk are
// not counted: they change nothing that the next run could find.
import fs from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import type { CrashReport, OutsideCall } from './crash-point.ts'
import { crashVariables, needsRoom } from './crash-point.ts'

type Callable = (this: unknown, ...given: unknown[]) => unknown
type Patchable = Record<string, Callable>

const [callText = '0', moment = 'before'] = (process.env[crashVariables.point] ?? '').split(':')
const reportFile = process.env[crashVariables.report]
const fatalCall = Number(callText)
const { writeSync, writeFileSync } = fs
const calls: OutsideCall[] = []
/** Calls for which the disk had no room. */
let withoutRoom = 0

/** Standard output and error are not files that the next run could find. */
const standardStreamMax = 2

function report(said: CrashReport): void {
  if (reportFile !== undefined) writeFileSync(reportFile, JSON.stringify(said))
}

function die(kind: OutsideCall): void {
  report({ struckAt: kind })
  process.kill(process.pid, 'SIGKILL')
  // The signal takes a moment. Block until it arrives, so that nothing more happens.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** Counts a call. True if the process is to be killed at this call, which has not begun yet. */
function isFatal(kind: OutsideCall): boolean {
  calls.push(kind)
  return calls.length === fatalCall && moment !== 'disk-full'
}

/** Whether the last counted call finds no room. */
function isTooMuch(kind: OutsideCall): boolean {
  const isFull = moment === 'disk-full' && calls.length >= fatalCall && needsRoom(kind)
  if (isFull) withoutRoom += 1
  return isFull
}

/** Reports that there is no room in the way of the replaced function: rejects, throws or calls back. */
function sayFull(owner: object, name: string, given: unknown[]): unknown {
  const code = 'ENOSPC'
  const error = Object.assign(new Error(`${code}: no space left on device, ${name}`), { code, syscall: name })
  const callback = given.at(-1)
  if (owner !== fs) return Promise.reject(error)
  if (typeof callback !== 'function') throw error
  process.nextTick(callback as () => void, error)
  return undefined
}

function replace(owner: object, name: string, made: (original: Callable) => Callable): void {
  const patchable = owner as Patchable
  const original = patchable[name]
  if (original === undefined) throw new Error(`there is no ${name} to count`)
  patchable[name] = made(original)
}

/** Counts functions that change the disk in one step. They can be killed before it only. */
function countStep(
  kind: 'growth' | 'disk',
  owner: object,
  names: readonly string[],
  counts = (_given: unknown[]) => true,
): void {
  for (const name of names) {
    replace(
      owner,
      name,
      (original) =>
        function counted(...given) {
          if (!counts(given)) return original.apply(this, given)
          if (isFatal(kind)) die(kind)
          return isTooMuch(kind) ? sayFull(owner, name, given) : original.apply(this, given)
        },
    )
  }
}

/** Writes the last bytes that fit. Functions that return a count return that of these bytes and report no error. */
function writeOnFullDisk(owner: object, name: string, given: unknown[], writeRest: () => number): unknown {
  const count = withoutRoom === 1 ? writeRest() : 0
  return count > 0 && owner === fs ? count : sayFull(owner, name, given)
}

/** Counts functions that write bytes to a file. `halfOf` writes half of the bytes and returns how many that are. */
function countWrite(owner: object, name: string, halfOf: (self: unknown, given: unknown[]) => number): void {
  replace(
    owner,
    name,
    (original) =>
      function counted(...given) {
        const isStandard = typeof given[0] === 'number' && given[0] <= standardStreamMax
        if (isStandard) return original.apply(this, given)
        if (isFatal('write')) {
          if (moment === 'half-written') halfOf(this, given)
          die('write')
        }
        if (!isTooMuch('write')) return original.apply(this, given)
        return writeOnFullDisk(owner, name, given, () => halfOf(this, given))
      },
  )
}

function bytesOf(data: unknown): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data)
  if (Array.isArray(data)) return Buffer.concat(data.map(bytesOf))
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  throw new Error('bytes of an unknown kind are written')
}

/** Writes the first half. Takes the arguments `(data, offset, length, position)` and `(data, position)`. */
function writeHalf(fd: unknown, [data, offset, length]: unknown[]): number {
  const bytes = bytesOf(data)
  const isPart = ArrayBuffer.isView(data) && typeof offset === 'number' && typeof length === 'number'
  const written = isPart ? bytes.subarray(offset, offset + length) : bytes
  return writeSync(Number(fd), written.subarray(0, Math.floor(written.length / 2)))
}

const opensToWrite = ([, flags]: unknown[]): boolean => flags !== undefined && flags !== 'r' && flags !== 0
const growing = ['mkdir', 'link', 'copyFile']
const others = ['rename', 'rm', 'unlink', 'rmdir', 'truncate']
const andSync = (names: readonly string[]): string[] => [...names, ...names.map((name) => `${name}Sync`)]

countStep('growth', fs, andSync(['open']), opensToWrite)
countStep('growth', fs, andSync(growing))
countStep('disk', fs, andSync(['ftruncate', ...others]))
// The pieces of a stream count as steps: a half-written stream looks the same as one killed between two pieces.
countStep('growth', fs, ['write', 'writev'], ([fd]) => Number(fd) > standardStreamMax)
for (const name of ['writeSync', 'writevSync']) countWrite(fs, name, (_self, [fd, ...given]) => writeHalf(fd, given))
countStep('growth', fs.promises, ['open'], opensToWrite)
countStep('growth', fs.promises, growing)
countStep('disk', fs.promises, others)

const handle = await fs.promises.open(import.meta.filename, 'r')
const handles: object = Object.getPrototypeOf(handle)
await handle.close()
countStep('disk', handles, ['truncate'])
for (const name of ['write', 'writev', 'writeFile', 'appendFile'])
  countWrite(handles, name, (self, given) => writeHalf((self as { fd: number }).fd, given))

// The lock of the state folder is a socket with a name.
countStep('disk', net.Server.prototype, ['listen'])

for (const owner of [http, https]) {
  replace(
    owner,
    'request',
    (original) =>
      function counted(...given) {
        const fatal = isFatal('request')
        if (fatal && moment !== 'answered') die('request')
        const request = original.apply(this, given) as http.ClientRequest
        if (fatal) request.prependOnceListener('response', () => die('request'))
        return request
      },
  )
}

syncBuiltinESMExports()
process.on('exit', () => report({ calls, withoutRoom }))
