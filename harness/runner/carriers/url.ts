import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type ConnectorEnvironment,
  type SyncRequest,
  type SyncState,
  syncAcceptedSchema,
  syncStateSchema,
} from '../../contract/index.ts'
import { grantedWords, patience, type RanOut } from '../../control/machine/patience.ts'
import type { Slowness } from '../../control/machine/slowness.ts'
import type { ConnectorPort, SyncOutcome } from '../world/connector-port.ts'
import { createKeptOutput } from './kept-output.ts'
import { lastWords } from './last-words.ts'
import { limitMsDefault, outputBytesMaxDefault } from './limits.ts'
import { createRedaction, type Redaction } from './redaction.ts'
import { serviceAddress } from './service-address.ts'
import { callService, decodeAnswer, ServiceError } from './service-call.ts'

/** How a service is called. */
export interface UrlOptions {
  /** Base address; https, or on this machine. */
  url: string
  /** Real time between two polls of a sync. */
  pollMs?: number | undefined
  /** Real time that one sync may take on a machine that is not busy; see `patience`. */
  limitMs?: number | undefined
  /** Measures the machine; absent: as it is. */
  slowness?: Slowness | undefined
}

const pollMsDefault = 200

/**
 * A connector that is a running service (`harness/contract/connector-service.ts`). Throws a ServiceAddressError for an
 * address that is not allowed; everything that the service does afterwards is an outcome.
 */
export function urlCarrier(options: UrlOptions): ConnectorPort {
  const { pollMs = pollMsDefault, limitMs = limitMsDefault } = options
  const base = serviceAddress(options.url)
  return {
    name: base.href.replace(/\/$/, ''),
    worldsAtOnceMax: 2,
    sync: async (environment) => {
      const redaction = createRedaction(environment, {})
      const overTime = new AbortController()
      const ended = new AbortController()
      let ranOut: RanOut | undefined
      const limit = patience(limitMs, { signal: ended.signal, slowness: options.slowness }).then(
        (granted) => {
          ranOut = granted
          overTime.abort()
        },
        () => {},
      )
      const call = { base, environment, redaction, pollMs, overTime: overTime.signal }
      const outcome = await syncOnce(call).catch((error: unknown): SyncOutcome => {
        if (ranOut !== undefined) return outOfTime(limitMs, ranOut)
        if (!(error instanceof ServiceError)) throw error
        return { status: 'failed', trouble: error.code, message: error.message }
      })
      ended.abort()
      await limit
      return { ...outcome, message: redaction.of(outcome.message) }
    },
  }
}

interface Call {
  base: URL
  environment: ConnectorEnvironment
  redaction: Redaction
  pollMs: number
  overTime: AbortSignal
}

function outOfTime(limitMs: number, ranOut: RanOut): SyncOutcome {
  const granted = grantedWords(limitMs, ranOut)
  const message = `did not end within ${granted}; a service cannot be stopped, so it may still be running`
  return { status: 'failed', trouble: 'over-time', slowness: ranOut.slowness, message }
}

async function syncOnce(call: Call): Promise<SyncOutcome> {
  const { overTime, redaction } = call
  const place = await begin(call)
  const what = `GET ${place.pathname}`
  for (;;) {
    const answer = await callService(place, { signal: overTime, redacted: redaction.of })
    if (answer.status !== 200) {
      throw new ServiceError('not-understood', `${what} got ${answer.status} instead of 200: ${answer.beginning()}`)
    }
    const state = decodeAnswer(what, answer, syncStateSchema)
    if (state.status !== 'running') return await finish(state.status, state, call)
    await pause(call.pollMs, undefined, { signal: overTime })
  }
}

async function begin({ base, environment, overTime, redaction }: Call): Promise<URL> {
  const start = below(base, 'sync')
  const what = `POST ${start.pathname}`
  const body = JSON.stringify(await requestOf(environment))
  const answer = await callService(start, { body, signal: overTime, redacted: redaction.of })
  const { status, location } = answer
  if (status !== 202) {
    throw new ServiceError('not-understood', `${what} got ${status} instead of 202: ${answer.beginning()}`)
  }
  if (location === undefined) return below(start, decodeAnswer(what, answer, syncAcceptedSchema).syncId)
  const place = URL.canParse(location, start.href) ? new URL(location, start.href) : undefined
  if (place?.origin !== start.origin) {
    throw new ServiceError('not-understood', `${what} got a location that is not on ${start.origin}`)
  }
  return place
}

/** Encoded, so that an id cannot change the path. */
function below(url: URL, name: string): URL {
  return new URL(`${url.href.replace(/\/$/, '')}/${encodeURIComponent(name)}`)
}

async function requestOf(environment: ConnectorEnvironment): Promise<SyncRequest> {
  const { MT_CA_FILE, MT_MAPPING_FILE, MT_STATE_DIR } = environment
  return {
    // Each world has its own folder, so the name is new for every world and run; hashed, it reveals nothing.
    stateId: createHash('sha256').update(MT_STATE_DIR).digest('hex').slice(0, 32),
    environment,
    files: {
      ...(MT_CA_FILE && { MT_CA_FILE: await readFile(MT_CA_FILE, 'base64') }),
      ...(MT_MAPPING_FILE && { MT_MAPPING_FILE: await readFile(MT_MAPPING_FILE, 'base64') }),
    },
  }
}

async function finish(
  status: SyncOutcome['status'],
  { message, importLog }: SyncState,
  { environment, redaction }: Call,
): Promise<SyncOutcome> {
  if (importLog !== undefined) await writeFile(environment.MT_IMPORT_LOG, importLog)
  const kept = createKeptOutput(outputBytesMaxDefault, redaction.longestBytes)
  kept.add(Buffer.from(message))
  const output = kept.text(redaction.of)
  return { status, message: lastWords(output), output }
}
