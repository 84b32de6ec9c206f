import type { IssuedCloudLink, UserImport } from '../../contract/index.ts'
import type { ConsoleServices } from '../services.ts'

/** What the site answers once and never again, for as long as the console runs. */
export interface KeptAnswers {
  /** Links with the secret in their QR codes, by link id. */
  links: Map<string, IssuedCloudLink>
  /** The verdicts on the files of users, in order. */
  imports: UserImport[]
}

const kept = new WeakMap<ConsoleServices, KeptAnswers>()

/** What was answered to this console. */
export function keptAnswers(services: ConsoleServices): KeptAnswers {
  const known = kept.get(services) ?? { links: new Map(), imports: [] }
  kept.set(services, known)
  return known
}
