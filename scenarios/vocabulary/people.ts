import type { DirectoryEntry } from '#contract'
import type { World } from '../../harness/runner/index.ts'
import { directoryEntryFor, inventPeople, type Person, type PersonRegistration } from '../../harness/synth/index.ts'

/** A person of the firm with their own mailbox. */
export interface Colleague extends Person {
  /** Primary address of their directory entry, valid user or not; empty if they have no entry. */
  mailbox: string
}

/** How a colleague differs from an ordinary one, who is registered with the address of their mailbox. */
export interface HireOptions {
  firstName?: string
  lastName?: string
  /** Digits with country code. By default a fictional number. */
  number?: string
  /** The address they are registered with at TeleMessage; `null`: registered without one. */
  registeredAs?: string | null
  /** If false, they are not in the account, so nothing on their phone is captured. */
  registered?: boolean
  source?: PersonRegistration['source']
  network?: PersonRegistration['network']
  /** Changes to an ordinary directory entry; `null`: no entry at all. */
  directory?: Partial<DirectoryEntry> | null
}

/** Adds a colleague to the world's account and directory. */
export function hire(world: World, options: HireOptions): Colleague {
  const [invented] = inventPeople({
    chance: world.chance.fork(`person ${world.people.length}`),
    count: 1,
    routes: world.archiver.routes,
    besides: world.people,
  })
  if (!invented) throw new RangeError('no person was invented')
  const named: Person = {
    ...invented,
    firstName: options.firstName ?? invented.firstName,
    lastName: options.lastName ?? invented.lastName,
    number: options.number ?? invented.number,
  }
  const entry = options.directory === null ? undefined : directoryEntryFor(named, options.directory)
  const colleague = {
    ...named,
    registration: registrationOf(named, options, entry),
    mailbox: entry?.primaryAddress ?? '',
  }
  if (entry) world.addToDirectory(entry)
  world.addPerson(colleague)
  return colleague
}

function registrationOf(
  person: Person,
  options: HireOptions,
  entry: DirectoryEntry | undefined,
): PersonRegistration | undefined {
  if (options.registered === false) return undefined
  const { registeredAs = entry?.primaryAddress } = options
  const { source, network } = person.registration ?? {}
  if (source === undefined || network === undefined) throw new RangeError('the invented person has no capture route')
  return {
    source: options.source ?? source,
    network: options.network ?? network,
    ...(typeof registeredAs === 'string' && { userEmailAddress: registeredAs }),
  }
}

/** People outside the firm: not registered, no mailbox. */
export function meetOutsiders(world: World, count: number): Person[] {
  const chance = world.chance.fork(`outsiders ${world.people.length}`)
  const outsiders = inventPeople({ chance, count, besides: world.people })
  for (const outsider of outsiders) world.addPerson(outsider)
  return outsiders
}
