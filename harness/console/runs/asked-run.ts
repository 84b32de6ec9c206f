import { z } from 'zod'
import { seedMax } from '../../control/seed.ts'
import type { AskedRun } from '../kept-runs.ts'
import { type FormFields, FormMistake } from '../page.ts'

const filtersMax = 50

/** An area, a requirement or a scenario; it begins with a letter, so it is never an option of the command. */
const filterSchema = z
  .string()
  .max(100)
  .regex(/^[A-Za-z]{2,5}(-\d{1,3}(\/[a-z0-9][a-z0-9-]*)?)?$/)

const connectorSchema = z.enum(['reference', 'own'])

const seedSchema = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(z.int().max(seedMax))

/** What a form asks of a run. Throws a FormMistake. */
export function askedRunIn(fields: FormFields): AskedRun {
  const connector = connectorSchema.safeParse(fields.text('connector') || 'reference')
  if (!connector.success) throw new FormMistake('Choose one of the connectors in the list.')
  const typed = fields
    .text('filters')
    .split(/[\s,]+/)
    .filter((filter) => filter !== '')
  if (typed.length > filtersMax) throw new FormMistake(`Name at most ${filtersMax} areas, requirements or scenarios.`)
  const wrong = typed.find((filter) => !filterSchema.safeParse(filter).success)
  if (wrong !== undefined)
    throw new FormMistake(`“${wrong}” is not a name of an area (MAP), of a requirement (MAP-5) or of a scenario.`)
  const strict = fields.text('strict') !== ''
  const text = fields.text('seed')
  const asked = { connector: connector.data, filters: typed, strict }
  if (text === '') return asked
  const seed = seedSchema.safeParse(text)
  if (!seed.success) throw new FormMistake(`A seed is a whole number from 0 to ${seedMax}.`)
  return { ...asked, seed: seed.data }
}
