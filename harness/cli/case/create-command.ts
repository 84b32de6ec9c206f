import { Command } from 'commander'
import { z } from 'zod'
import { dataConnectorPaths, ediscoveryPaths as paths, shownRoleGroupSchema } from '../../contract/index.ts'
import { openRunningServer, type RunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { createCase } from './served-case.ts'

interface CreateFlags extends ServerFlags {
  description?: string
  custodian?: string[]
  hold?: boolean
  addRole?: boolean
}

const madeSchema = z.looseObject({ id: z.string() })

/** `mock-telemessage case create`. */
export function createCommand(terminal: Terminal): Command {
  return addServerOptions(
    new Command('create').description('Create a case, with custodians and their mailboxes.').argument('<name>'),
  )
    .option('--description <text>', 'what the case is about')
    .option('--custodian <address...>', 'people whose mailboxes are evidence, by primary address')
    .option('--hold', 'hold the mailboxes of the custodians')
    .option('--add-role', 'first make the person a member of the role group eDiscovery Manager')
    .action(async (name: string, { description, custodian = [], hold = false, addRole, ...flags }: CreateFlags) => {
      const server = await openRunningServer(flags)
      if (addRole) await becomeManager(server)
      const { id } = await createCase(server, { displayName: name, description: description ?? null })
      for (const email of custodian) await addCustodian(server, { caseId: id, email, hold })
      const people = custodian.length === 1 ? '1 custodian' : `${custodian.length} custodians`
      terminal.print(`${name} has the id ${id}, and ${people}${hold && custodian.length > 0 ? ' on hold' : ''}.\n`)
    })
}

/** Needs the role Role Management, which the administrator has. */
async function becomeManager(server: RunningServer): Promise<void> {
  const group = { path: dataConnectorPaths.roleGroup, values: { name: 'eDiscovery Manager' } }
  const { members } = await server.ask({ method: 'GET', ...group }, shownRoleGroupSchema)
  const body = { members: [...new Set([...members, server.person])] }
  await server.tell({ method: 'PATCH', ...group, body })
}

async function addCustodian(
  server: RunningServer,
  { caseId, email, hold }: { caseId: string; email: string; hold: boolean },
): Promise<void> {
  const values = { caseId }
  const { id } = await server.ask({ method: 'POST', path: paths.custodians, values, body: { email } }, madeSchema)
  const its = { caseId, custodianId: id }
  const body = { email, includedSources: 'mailbox' }
  await server.tell({ method: 'POST', path: paths.userSources, values: its, body })
  if (hold) await server.tell({ method: 'POST', path: paths.applyHold, values: its })
}
