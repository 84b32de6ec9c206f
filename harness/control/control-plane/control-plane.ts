import express, { type ErrorRequestHandler, type Express } from 'express'
import type { ControlRoom } from '../http/control-room.ts'
import { admission } from './admission.ts'
import { clockRoutes } from './clock-routes.ts'
import { faultRoutes, seedRoutes } from './fault-routes.ts'
import { journalRoutes } from './journal-routes.ts'
import { ControlRefusal, refuse } from './refusal.ts'
import { snapshotRoutes } from './snapshot-routes.ts'
import type { Snapshots } from './snapshots.ts'

/** What the control plane controls: the room of a world, and the world's states. */
export interface ControlledWorld extends ControlRoom {
  snapshots: Snapshots
}

/**
 * The control plane of a world: calendar, seed, snapshots, faults, journal. It listens on its own port and needs a
 * token that no connector gets: a connector that can read what the harness knows proves nothing.
 */
export function controlPlane(world: ControlledWorld, token: string): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(admission(token))
  app.use(express.json({ limit: '100kb' }))
  app.use('/control/v1/clock', clockRoutes(world.clock))
  app.use('/control/v1/seed', seedRoutes(world.faults))
  app.use('/control/v1/faults', faultRoutes(world.faults))
  app.use('/control/v1/journal', journalRoutes(world.journal))
  app.use('/control/v1/snapshots', snapshotRoutes(world.snapshots))
  app.post('/control/v1/reset', (_request, response) => {
    world.snapshots.reset()
    response.status(204).end()
  })
  app.use((_request, response) => refuse(response, new ControlRefusal('not-found', noSuchPath)))
  app.use(answerForError)
  return app
}

const noSuchPath = 'use clock, seed, faults, journal, snapshots or reset below /control/v1, as documented'

const answerForError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (error instanceof ControlRefusal) return refuse(response, error)
  const isTheCallers = error instanceof Error && 'status' in error && Number(error.status) < 500
  // An error about a body has a `type`. An error without one is about a path that the router cannot read; no such path
  // exists.
  if (isTheCallers && !('type' in error)) return refuse(response, new ControlRefusal('not-found', noSuchPath))
  if (isTheCallers) return refuse(response, new ControlRefusal('body-unreadable', 'send JSON of at most 100 kB'))
  return refuse(response, new ControlRefusal('failed', 'this is a mistake of the mock; please report it'))
}
