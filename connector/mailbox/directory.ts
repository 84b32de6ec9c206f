import pLimit from 'p-limit'
import { z } from 'zod'
import { FatalError } from '../errors.ts'
import type { JsonAnswer } from '../http/caller.ts'
import { isEmailAddress } from '../mapping/email-address.ts'
import type { Mailbox, MailboxDirectory } from '../mapping/resolve.ts'
import { type GraphClient, graphErrorCode } from './graph-client.ts'

const scope = 'directory'
const userSchema = z.object({
  id: z.string().min(1),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
  userType: z.string().nullish(),
})
const usersSchema = z.object({ value: z.array(userSchema), '@odata.nextLink': z.string().optional() })
const settingsSchema = z.object({ primaryMailboxId: z.string().min(1) })

/**
 * The tenant's directory. A valid user (MAP-12) is found by primary address or alias, in any letter case, is not a guest, and
 * has a live mailbox. Each address is looked up once a run, at most `lookupsAtOnce` at a time.
 */
export function createDirectory(graph: GraphClient, policy: { lookupsAtOnce: number }): MailboxDirectory {
  const found = new Map<string, Promise<Mailbox | undefined>>()
  const limit = pLimit(policy.lookupsAtOnce)
  return {
    find: (address) => {
      const key = address.trim().toLowerCase()
      // Graph refuses a filter with an invalid address, and that would end the whole run.
      if (!isEmailAddress(key)) return Promise.resolve(undefined)
      const lookup = found.get(key) ?? limit(() => lookUp(graph, key))
      found.set(key, lookup)
      return lookup
    },
  }
}

async function lookUp(graph: GraphClient, address: string): Promise<Mailbox | undefined> {
  const user = await findUser(graph, address)
  if (user === undefined) return undefined
  const settings = await graph.get({ path: ['users', user.id, 'settings', 'exchange'], scope })
  if (settings.status === 404) return undefined
  const userAddress = user.mail ?? user.userPrincipalName ?? address
  const mailbox = settingsSchema.safeParse(settings.json)
  if (settings.status === 200 && mailbox.success) {
    return { mailboxId: mailbox.data.primaryMailboxId, userId: user.id, address: userAddress }
  }
  return { mailboxId: user.id, userId: user.id, address: userAddress, refusal: graphErrorCode(settings) }
}

/** The user with the address who is not a guest. A page without users may lead to a page that has one. */
async function findUser(graph: GraphClient, address: string): Promise<z.infer<typeof userSchema> | undefined> {
  const quoted = address.replaceAll("'", "''")
  const query = {
    $filter: `proxyAddresses/any(p:p eq 'smtp:${quoted}')`,
    $select: 'id,userPrincipalName,mail,userType',
  }
  for (let answer = await graph.get({ path: ['users'], query, scope }); ; ) {
    const page = usersSchema.safeParse(answer.json)
    if (answer.status !== 200 || !page.success) throw denied(answer)
    const user = page.data.value.find(({ userType }) => userType?.toLowerCase() !== 'guest')
    const next = page.data['@odata.nextLink']
    if (user !== undefined || next === undefined) return user
    answer = await graph.follow(next, scope)
  }
}

function denied(answer: JsonAnswer): FatalError {
  const message = `Microsoft Graph does not allow looking up users (${graphErrorCode(answer)}): grant User.Read.All to the application`
  return new FatalError('directory-denied', message)
}
