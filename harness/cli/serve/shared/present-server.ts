import { z } from 'zod'
import { drawSecret } from '../../../control/seed.ts'
import { clouds } from '../../../m365/index.ts'
import type { SharedTexts } from '../../../stores/postgres/shared-texts.ts'
import { UserError } from '../../user-error.ts'
import type { WorldBeginning } from '../kept-organisation.ts'

const port = z.int().min(1).max(65_535)

/** A field of a beginning that is forgotten here does not compile: the other servers would not understand it. */
const beginning = {
  seed: z.int(),
  itemCount: z.int(),
  archiver: z.string(),
  cloud: z.enum(clouds),
  now: z.iso.datetime().optional(),
  fixture: z.string().optional(),
} satisfies Record<keyof WorldBeginning, z.ZodType>

/** What the process that works says to the others. */
const presentServerSchema = z.strictObject({
  ports: z.strictObject({ telemessage: port, graph: port, control: port }),
  plainHttp: z.boolean(),
  organisation: z.string(),
  administrator: z.string(),
  beginning: z.strictObject(beginning),
  /** The custom mapping file, as a connector is given it. */
  mapping: z.string(),
})

/** The process that works, as the others see it. */
export type PresentServer = z.infer<typeof presentServerSchema>

const textName = 'present server'

/** Says which process works; undefined: none yet. Throws a StoreError `store-unavailable`. */
export function writePresentServer(texts: SharedTexts, present: PresentServer | undefined): Promise<void> {
  return texts.write(textName, JSON.stringify(present ?? null))
}

/**
 * The process that works; undefined before any works. Throws a StoreError `store-unavailable`, and a UserError `present-server-not-understood` for the words
 * of another version.
 */
export async function readPresentServer(texts: SharedTexts): Promise<PresentServer | undefined> {
  const text = await texts.read(textName)
  if (text === undefined) return undefined
  const read = presentServerSchema.nullable().safeParse(jsonOf(text))
  if (read.success) return read.data ?? undefined
  const places = read.error.issues.map(({ path }) => path.join('.') || 'all of it').join(', ')
  throw new UserError(
    'present-server-not-understood',
    `what the working server says of itself cannot be understood (${places}); start the same version of mock-telemessage everywhere`,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const tokenName = 'control token'

/**
 * One token for the control planes of all processes: who has it may ask any of them. Drawn by the first process that works. Throws a StoreError
 * `store-unavailable`.
 */
export async function sharedControlToken(texts: SharedTexts): Promise<string> {
  const kept = await texts.read(tokenName)
  if (kept !== undefined) return kept
  const drawn = drawSecret()
  await texts.write(tokenName, drawn)
  return drawn
}

/** The token that the process that works has drawn. Throws a StoreError `store-unavailable`. */
export async function presentControlToken(texts: SharedTexts): Promise<string> {
  return (await texts.read(tokenName)) ?? ''
}
