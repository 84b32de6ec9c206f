import {
  listOfSchema,
  dataConnectorPaths as paths,
  type ShownConnector,
  shownConnectorSchema,
  shownProductSchema,
  shownWizardSchema,
} from '../../contract/index.ts'
import { ServerRefusal } from '../running-server/read-answer.ts'
import type { RunningServer } from '../running-server/running-server.ts'
import { UserError } from '../user-error.ts'
import type { Entries } from './create-entries.ts'

/**
 * Goes through the wizard with these entries, and returns the connector. A page that the server refuses is asked again if somebody
 * is there to ask. Whenever it fails, the wizard is left, so that nothing is kept.
 */
export async function walkThroughWizard(server: RunningServer, entries: Entries): Promise<ShownConnector> {
  const products = await server.ask({ method: 'GET', path: paths.products }, listOfSchema(shownProductSchema))
  const productId = await entries.product(products.value)
  const begin = { method: 'POST', path: paths.wizards, body: { productId } } as const
  const { wizardId, terms } = await server.ask(begin, shownWizardSchema)
  const values = { wizardId }
  const page = (path: string, body: unknown) => server.ask({ method: 'POST', path, values, body }, shownWizardSchema)
  try {
    const accepted = await entries.acceptsTerms(terms ?? { text: '', notice: '' })
    if (!accepted) throw new UserError('terms-not-accepted', 'without the terms of service there is no connector')
    await page(paths.acceptTerms, { accepted })
    await untilTaken(entries.credentials, (credentials) => page(paths.logIn, credentials))
    const review = await untilTaken(entries.mapping, (mapping) => page(paths.mapUsers, mapping))
    return await untilTaken(
      (again) => entries.naming(review, again),
      (naming) => server.ask({ method: 'POST', path: paths.finish, values, body: naming }, shownConnectorSchema),
    )
  } catch (error) {
    await server.tell({ method: 'DELETE', path: paths.wizard, values }).catch(() => {})
    throw error
  }
}

/** Asks until the server takes what was entered. */
async function untilTaken<Entry, Taken>(
  entered: (again?: string) => Promise<Entry | undefined>,
  send: (entry: Entry) => Promise<Taken>,
): Promise<Taken> {
  let refused: ServerRefusal | undefined
  for (;;) {
    const entry = await entered(refused?.message)
    if (entry === undefined) throw refused ?? new UserError('left', 'you left it; nothing was changed')
    try {
      return await send(entry)
    } catch (error) {
      // The wizard is gone, or the person has lost the role: asking again would not help.
      if (!(error instanceof ServerRefusal) || ![400, 409, 413, 502].includes(error.status)) throw error
      if (error.code === 'WizardStepNotDue') throw error
      refused = error
    }
  }
}
