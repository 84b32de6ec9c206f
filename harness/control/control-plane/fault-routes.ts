import { Router } from 'express'
import { z } from 'zod'
import type { FaultBoard } from '../faults/fault-board.ts'
import { faultRuleSchema } from '../faults/fault-rule.ts'
import { seedMax } from '../seed.ts'
import { checked, orRefused } from './checked.ts'
import { ControlRefusal } from './refusal.ts'

const seedSchema = z.strictObject({ seed: z.int().min(0).max(seedMax) })

/** Faults: arm, list with their counts, disarm. */
export function faultRoutes(faults: FaultBoard): Router {
  const unknown = (): ControlRefusal => new ControlRefusal('fault-unknown', 'use a faultId from the list of faults')
  return Router()
    .get('/', (_request, response) => {
      response.json({ faults: faults.list() })
    })
    .post('/', (request, response) => {
      const rule = checked(faultRuleSchema, request.body, 'body-invalid', 'send a fault rule')
      response.status(201).json(orRefused('fault-unarmable', () => faults.arm(rule)))
    })
    .delete('/', (_request, response) => {
      faults.clear()
      response.status(204).end()
    })
    .get('/:faultId', (request, response) => {
      const fault = faults.list().find(({ faultId }) => faultId === request.params.faultId)
      if (fault === undefined) throw unknown()
      response.json(fault)
    })
    .delete('/:faultId', (request, response) => {
      if (!faults.disarm(request.params.faultId)) throw unknown()
      response.status(204).end()
    })
}

/** The seed of faults that strike by chance. */
export function seedRoutes(faults: FaultBoard): Router {
  return Router()
    .get('/', (_request, response) => {
      response.json({ seed: faults.seed() })
    })
    .put('/', (request, response) => {
      const right = `send { "seed": <whole number from 0 to ${seedMax}> }`
      faults.reseed(checked(seedSchema, request.body, 'body-invalid', right).seed)
      response.json({ seed: faults.seed() })
    })
}
