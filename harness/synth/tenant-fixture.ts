import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { directoryEntrySchema, fixtureMappingRowSchema, fixturePersonSchema } from '../contract/index.ts'

/** An invented firm: its people, its directory and its custom mapping. */
export interface TenantFixture extends TenantFixtureFile {
  /** By `personId`: the mailbox that the person resolves to with both mappings on, or null. */
  fates: ReadonlyMap<string, string | null>
}

/** A fixture that cannot be used. The message names the file and the place in it. */
class TenantFixtureError extends Error {
  readonly code: 'TENANT_FIXTURE_UNREADABLE' | 'TENANT_FIXTURE_INVALID'

  constructor(code: TenantFixtureError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TenantFixtureError'
    this.code = code
  }
}

/** Here, everybody has a fate: the rules of the oracle are checked against it. */
const personSchema = fixturePersonSchema.extend({ fate: z.email().nullable() })

/** A person of a fixture, with the mailbox that was written for them by hand. */
export type FixturePerson = z.infer<typeof personSchema>

const fixtureSchema = z
  .strictObject({
    name: z.string().min(1),
    /** The people of the firm, and the outsiders they write with. */
    people: z.array(personSchema),
    directory: z.array(directoryEntrySchema),
    /** The rows of the custom mapping file, in order. */
    mapping: z.array(fixtureMappingRowSchema),
  })
  .check(({ value, issues }) => {
    for (const { path, message } of contradictionsIn(value))
      issues.push({ code: 'custom', input: value, path, message })
  })

type TenantFixtureFile = z.infer<typeof fixtureSchema>

/**
 * Reads and checks a tenant fixture. Rejects with a TenantFixtureError when the file cannot be read, is not JSON, has
 * too many or too few fields, repeats a unique value, or names a mailbox that is not a primary address.
 */
export async function readTenantFixture(path: string): Promise<TenantFixture> {
  const result = fixtureSchema.safeParse(await readJson(path))
  if (!result.success) {
    throw new TenantFixtureError(
      'TENANT_FIXTURE_INVALID',
      `${path} is not a valid tenant fixture:\n${z.prettifyError(result.error)}`,
    )
  }
  return { ...result.data, fates: new Map(result.data.people.map((person) => [person.personId, person.fate])) }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new TenantFixtureError('TENANT_FIXTURE_UNREADABLE', `${path} cannot be read as JSON`, { cause })
  }
}

interface Contradiction {
  path: (string | number)[]
  message: string
}

/** Positions and field names only: numbers and addresses are personal, even of invented people. */
function contradictionsIn({ people, directory, mapping }: TenantFixtureFile): Contradiction[] {
  const addresses = directory.flatMap((entry, index) =>
    [entry.primaryAddress, ...entry.aliases].map((address) => ({
      path: ['directory', index],
      key: address.toLowerCase(),
    })),
  )
  const primary = new Set(directory.map((entry) => entry.primaryAddress.toLowerCase()))
  return [
    ...repeats(people.map((person, index) => ({ path: ['people', index, 'personId'], key: person.personId }))),
    ...repeats(people.map((person, index) => ({ path: ['people', index, 'number'], key: person.number }))),
    ...repeats(directory.map((entry, index) => ({ path: ['directory', index, 'entryId'], key: entry.entryId }))),
    ...repeats(mapping.map((row, index) => ({ path: ['mapping', index, 'number'], key: row.number }))),
    ...repeats(addresses),
    ...people.flatMap(({ fate }, index) =>
      fate === null || primary.has(fate)
        ? []
        : [
            {
              path: ['people', index, 'fate'],
              message: 'a fate is the primary address of a directory entry, in lower case',
            },
          ],
    ),
  ]
}

function repeats(keyed: { path: (string | number)[]; key: string }[]): Contradiction[] {
  const first = new Map<string, (string | number)[]>()
  return keyed.flatMap(({ path, key }) => {
    const before = first.get(key)
    first.set(key, before ?? path)
    return before ? [{ path, message: `repeats ${before.join('.')}, and must be unique` }] : []
  })
}
