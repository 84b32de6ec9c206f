import { type AccountArchiver, networksOf } from '../account-archiver.ts'

/**
 * Changes the examples of the contract, which are about one archiver, for a site with another archiver: an app that
 * this archiver does not capture is replaced by its first app, and in subjects by its service. Examples of apps that it
 * captures stay unchanged.
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
