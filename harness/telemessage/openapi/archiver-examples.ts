import { type AccountArchiver, networksOf } from '../account-archiver.ts'

/**
 * Turns the examples of the contract, which are of one archiver, into those of a site with another: an app that it does not
 * capture becomes its first, in the subject its service. An example of an app that it captures stays as it is.
 */
export function archiverExamples(archiver: AccountArchiver): (example: unknown) => unknown {
  const networks = networksOf(archiver)
  const [first = ''] = networks
  const reviver = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const { network, subject } = value as { network?: unknown; subject?: unknown }
    if (typeof network !== 'string' || networks.includes(network)) return value
    const named = typeof subject === 'string' ? { subject: subject.replace(network, archiver.service) } : {}
    return { ...value, network: first, ...named }
  }
  return (example) => JSON.parse(JSON.stringify(example), reviver) as unknown
}
