import { Router } from 'express'
import { z } from 'zod'
import { checked, orRefused } from './checked.ts'
import { ControlRefusal } from './refusal.ts'
import type { Snapshots } from './snapshots.ts'

const nameSchema = z.string().regex(/^[\w.-]{1,64}$/)

/** Snapshots: list, save under a name, restore, delete. */
export function snapshotRoutes(snapshots: Snapshots): Router {
  const unknown = 'use a name from the list of snapshots'
  return Router()
    .get('/', (_request, response) => {
      response.json({ snapshots: snapshots.list() })
    })
    .put('/:name', (request, response) => {
      const right = 'use 1 to 64 letters of a to z, digits, dots, hyphens or underscores'
      response.json(snapshots.save(checked(nameSchema, request.params.name, 'name-invalid', right)))
    })
    .post('/:name/restore', (request, response) => {
      orRefused('snapshot-unknown', () => snapshots.restore(request.params.name))
      response.status(204).end()
    })
    .delete('/:name', (request, response) => {
      if (!snapshots.remove(request.params.name)) throw new ControlRefusal('snapshot-unknown', unknown)
      response.status(204).end()
    })
}
