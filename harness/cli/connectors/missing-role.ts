import { dataConnectorPaths as paths, shownRoleGroupSchema } from '../../contract/index.ts'
import { ServerRefusal } from '../running-server/read-answer.ts'
import type { RunningServer } from '../running-server/running-server.ts'
import type { Person } from './ask-person.ts'

const role = 'Mailbox Import Export'
const group = 'Organization Management'

/** Whom to ask, and what may be done without asking. */
interface RoleOptions {
  person: Person | undefined
  mayAdd: boolean
  hear(text: string): void
}

/**
 * Asks for the page, and adds the role that it needs if it is missing (TEN-1): after a question, or with `mayAdd`. Says what it
 * did. Throws the server's refusal otherwise.
 */
export async function demandRole(server: RunningServer, { person, mayAdd, hear }: RoleOptions): Promise<void> {
  try {
    await server.tell({ method: 'GET', path: paths.products })
  } catch (error) {
    if (!(error instanceof ServerRefusal) || error.code !== 'ConnectorRoleMissing') throw error
    if (!mayAdd) person?.hears(`${error.message}\n\n`)
    const isWanted = mayAdd || (await person?.agrees(`Add the role ${role} to the role group ${group}?`, false))
    if (!isWanted) throw error
    const values = { name: group }
    const { roles } = await server.ask({ method: 'GET', path: paths.roleGroup, values }, shownRoleGroupSchema)
    const body = { roles: [...roles, role] }
    await server.tell({ method: 'PATCH', path: paths.roleGroup, values, body })
    hear(`The role ${role} was added to the role group ${group}. Its members may use the Data connectors page now.\n`)
  }
}
