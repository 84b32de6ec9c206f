import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import type { MailboxCarrying } from '../../mail-files/carried/carried-mailbox.ts'
import type { ControlRoom } from '../http/control-room.ts'
import { admission } from './admission.ts'
import { carryingOperations } from './carrying-operations.ts'
import { clockOperations } from './clock-operations.ts'
import type { ControlOperation } from './control-operation.ts'
import { descriptionOperations } from './description-operations.ts'
import { faultOperations } from './fault-operations.ts'
import type { FilledMailbox } from './filled-mailbox.ts'
import { type FixtureLoader, fixtureOperations } from './fixture-operations.ts'
import { journalOperations } from './journal-operations.ts'
import { mailboxOperations } from './mailbox-operations.ts'
import { noSuchPath, nothingThere } from './nothing-there.ts'
import { ControlRefusal, refuse } from './refusal.ts'
import { seedOperations } from './seed-operations.ts'
import { snapshotOperations } from './snapshot-operations.ts'
import type { Snapshots } from './snapshots.ts'

/** What the control plane controls: the room of a world, the states of the world, and the messages in its mailboxes. */
export interface ControlledWorld extends ControlRoom {
  snapshots: Snapshots
  filledMailboxes(): FilledMailbox[]
  /** Fulfilled as soon as everything that was changed is kept. Absent: nothing lasts. */
  settled?: (() => Promise<void>) | undefined
  /** How mailboxes come out of the tenant as files, and into it. */
  carrying: MailboxCarrying
  /** Absent: this world takes no fixtures. */
  fixtures?: FixtureLoader
}

/**
 * The control plane of a world: calendar, seed, snapshots, faults, journal, mailboxes, fixtures. It listens on its own port and
 * needs a token that no connector gets: a connector that can read what the harness knows proves nothing. Only the
 * description of the control plane needs no token.
 */
export function controlPlane(world: ControlledWorld, token: string): Express {
  const guarded = [
    ...clockOperations(world.clock),
    ...seedOperations(world.faults),
    ...faultOperations(world.faults),
    ...journalOperations(world.journal),
    ...snapshotOperations(world.snapshots),
    ...mailboxOperations(() => world.filledMailboxes()),
    ...carryingOperations(world.carrying),
    ...(world.fixtures === undefined ? [] : fixtureOperations(world.fixtures)),
  ]
  const open = descriptionOperations(guarded)
  const all = [...guarded, ...open]
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  const settled = world.settled ?? (async () => {})
  for (const operation of open) addRoute(app, operation, settled)
  app.use(admission(token))
  for (const { path, bodyBytesMax } of guarded) {
    if (bodyBytesMax !== undefined) app.use(path, express.json({ limit: bodyBytesMax }))
  }
  app.use(express.json({ limit: '100kb' }))
  for (const operation of guarded) addRoute(app, operation, settled)
  app.use(nothingThere(all))
  app.use(answerForError(all))
  return app
}

function addRoute(app: Express, { method, path, respond }: ControlOperation, settled: () => Promise<void>): void {
  const handler: RequestHandler = async (request, response) => {
    const { status, headers = {}, body } = await respond(request)
    await settled()
    response.status(status).set(headers)
    if (typeof body === 'string') response.send(body)
    else if (body === undefined) response.end()
    else await sendStream(body, request, response)
  }
  const verb = method.toLowerCase() as 'get' | 'put' | 'post' | 'delete'
  app[verb](path, handler)
}

/** If the stream fails, the connection breaks before the end of the answer, so that nobody takes a part for the whole. */
async function sendStream(body: Readable, { method }: Request, response: Response): Promise<void> {
  if (method === 'HEAD') {
    body.destroy()
    response.end()
    return
  }
  await pipeline(body, response).catch(() => response.destroy())
}

const keptLater =
  'ask again when the store works: its disk may be full, or its data base cannot be reached; what you asked for may have been done, but it is not kept yet'

function answerForError(operations: readonly ControlOperation[]): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    if (error instanceof ControlRefusal) return refuse(response, error)
    if (error instanceof Error && 'code' in error && error.code === 'store-unavailable')
      return refuse(response, new ControlRefusal('store-unavailable', keptLater))
    const isTheCallers = error instanceof Error && 'status' in error && Number(error.status) < 500
    // An error about a body has a `type`. An error without one is about a path that the router cannot read; no such path
    // exists.
    if (isTheCallers && !('type' in error)) return refuse(response, noSuchPath(operations))
    if (isTheCallers)
      return refuse(
        response,
        new ControlRefusal('body-unreadable', 'send JSON of at most 100 kB, or a fixture of at most 16 MiB'),
      )
    return refuse(response, new ControlRefusal('failed', 'this is a mistake of the mock; please report it'))
  }
}
