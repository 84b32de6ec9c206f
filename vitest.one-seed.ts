import fc from 'fast-check'
import { z } from 'zod'

/**
 * The seed of every property that names none, so that the same tests are red or green on every machine and day.
 * `MT_PROPERTY_SEED=N npm test` looks at other inputs; a red one names its seed, which is then N.
 */
const seed = z.coerce
  .number({ error: 'MT_PROPERTY_SEED has to be a whole number' })
  .int()
  .parse(process.env['MT_PROPERTY_SEED'] ?? 20_260_312)

fc.configureGlobal({ seed })
