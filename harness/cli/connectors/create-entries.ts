import type { ShownMapping, ShownProduct, ShownWizard } from '../../contract/index.ts'
import { readInputFile } from '../read-input-file.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import type { Person } from './ask-person.ts'

/** The options of `connectors create`. */
export interface CreateFlags {
  product?: string
  acceptTerms?: boolean
  username?: string
  passwordFile?: string
  automatic?: boolean
  mappingFile?: string
  name?: string
  description?: string
  addRole?: boolean
}

/** What is entered on the pages of the wizard. `again` is the server's refusal of what was entered before. */
export interface Entries {
  product(offered: readonly ShownProduct[]): Promise<string>
  acceptsTerms(terms: NonNullable<ShownWizard['terms']>): Promise<boolean>
  /** Undefined after a refusal: nobody is there to ask once more. The same for the others. */
  credentials(again?: string): Promise<{ username: string; password: string } | undefined>
  mapping(again?: string): Promise<{ automatic: boolean; file: string | null } | undefined>
  naming(review: Review, again?: string): Promise<{ name: string; description: string } | undefined>
}

/** What the last page of the wizard shows. */
interface Review {
  username: string | null
  mapping: ShownMapping | null
}

/**
 * Entries from options and environment, and from the person for whatever they leave open. Without a person, throws a UserError
 * that names everything that is missing.
 */
export function entriesFrom(flags: CreateFlags, { environment }: Terminal, person: Person | undefined): Entries {
  const username = flags.username ?? environment['MT_TELEMESSAGE_USERNAME']
  const password = environment['MT_TELEMESSAGE_PASSWORD']
  const isMapped = flags.automatic === true || flags.mappingFile !== undefined
  if (person === undefined) {
    demandAll({
      '--accept-terms': flags.acceptTerms,
      '--username': username,
      '--password-file or MT_TELEMESSAGE_PASSWORD': flags.passwordFile ?? password,
      '--automatic, --mapping-file or both': isMapped || undefined,
      '--name': flags.name,
    })
  }
  return {
    product: async (offered) => flags.product ?? chosenOf(offered, person),
    acceptsTerms: async ({ text, notice }) => {
      if (flags.acceptTerms) return true
      person?.hears(`\n${text}\n\n${notice}\n\n`)
      return (await person?.agrees('Do you accept the terms of service?', false)) ?? false
    },
    credentials: async (again) => {
      if (again === undefined && username !== undefined) {
        const known = flags.passwordFile === undefined ? password : await passwordIn(flags.passwordFile)
        if (known !== undefined) return { username, password: known }
      }
      if (again !== undefined) person?.hears(`${again}\n`)
      return person && askedCredentials(person, username)
    },
    mapping: async (again) => {
      if (again === undefined && isMapped) return mappingOf(flags.automatic ?? false, flags.mappingFile)
      if (again !== undefined) person?.hears(`${again}\n`)
      return person && askedMapping(person)
    },
    naming: async (review, again) => {
      const { name, description = '' } = flags
      if (again === undefined && name !== undefined) return { name, description }
      if (again === undefined) person?.hears(reviewWords(review))
      else person?.hears(`${again}\n`)
      return person && askedNaming(person)
    },
  }
}

function demandAll(needed: Record<string, unknown>): void {
  const missing = Object.entries(needed).flatMap(([option, value]) => (value === undefined ? [option] : []))
  if (missing.length === 0) return
  throw new UserError(
    'options-missing',
    `this is no terminal, so nothing can be asked; give also ${missing.join('; ')}`,
  )
}

async function chosenOf(offered: readonly ShownProduct[], person: Person | undefined): Promise<string> {
  const [only, ...more] = offered
  if (only === undefined)
    throw new UserError('no-product', 'the Data connectors page of this tenant offers no product (TEN-6)')
  if (more.length === 0) return only.productId
  const ids = offered.map(({ productId }) => productId).join(', ')
  if (person === undefined) throw new UserError('options-missing', `choose one of ${ids} with --product`)
  return person.writes(`Which product? ${ids}`, only.productId)
}

/** As an editor writes it: the newline at the end of the file is not part of the password. */
async function passwordIn(file: string): Promise<string> {
  return (await readInputFile(file)).toString('utf8').replace(/\r?\n$/, '')
}

async function mappingOf(
  automatic: boolean,
  path: string | undefined,
): Promise<{ automatic: boolean; file: string | null }> {
  return { automatic, file: path === undefined ? null : (await readInputFile(path)).toString('base64') }
}

async function askedCredentials(person: Person, known = ''): Promise<{ username: string; password: string }> {
  const username = await person.writes('User name at TeleMessage', known)
  return { username, password: await person.writesUnseen('Password') }
}

async function askedMapping(person: Person): Promise<{ automatic: boolean; file: string | null }> {
  const automatic = await person.agrees("Map users automatically, by their User's Email address?", true)
  for (;;) {
    const path = await person.writes('Custom mapping file (nothing for none)')
    try {
      return await mappingOf(automatic, path === '' ? undefined : path)
    } catch (error) {
      person.hears(`${path} cannot be read: ${error instanceof Error ? error.message : error}\n`)
    }
  }
}

async function askedNaming(person: Person): Promise<{ name: string; description: string } | undefined> {
  const name = await person.writes('Name of the connector')
  const description = await person.writes('Description (may be empty)')
  return (await person.agrees('Finish?', true)) ? { name, description } : undefined
}

function reviewWords({ username, mapping }: Review): string {
  const file = mapping?.fileBytes ? `a file of ${mapping.fileBytes} bytes` : 'no file'
  return `\nUser name     ${username}\nUser mapping  ${mapping?.automatic ? 'automatic' : 'not automatic'}, ${file}\n`
}
