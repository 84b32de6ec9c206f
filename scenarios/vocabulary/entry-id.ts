import type { World } from '../../harness/runner/index.ts'
import type { Colleague } from './people.ts'

/** The id of a colleague's entry in the directory. A fault on calls about it strikes their mailbox alone. Throws an Error for nobody's mailbox. */
export function entryIdOf({ tenant }: Pick<World, 'tenant'>, { mailbox }: Pick<Colleague, 'mailbox'>): string {
  const address = mailbox.toLowerCase()
  const entry = tenant.directory().find(({ primaryAddress }) => primaryAddress.toLowerCase() === address)
  if (entry === undefined) throw new Error('the owner of a mailbox is not in the directory')
  return entry.entryId
}
