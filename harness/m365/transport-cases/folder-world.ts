import type { TenantOptions } from '../tenant.ts'
import { openGraphWorld } from './graph-world.ts'

export const root = '/users/asha@contoso.example/mailFolders'
export const inbox = `${root}/inbox/childFolders`
export const asha = 'asha@contoso.example'
export const messages = `/users/${asha}/messages`

/** A mailbox with folders in its inbox, so many in each of them. */
export async function openFolderWorld(
  folders: Record<string, number> = { Alpha: 2, Beta: 0, Gamma: 1, Delta: 2 },
  options: Partial<TenantOptions> = {},
) {
  const world = await openGraphWorld(options)
  for (const [displayName, below] of Object.entries(folders)) {
    const { id } = (await world.post(inbox, { displayName })).body
    for (let child = 0; child < below; child += 1) {
      await world.post(`${root}/${id}/childFolders`, { displayName: `${child}` })
    }
  }
  const ask = async (query: string) => world.get(`${inbox}?${query}`)
  const names = async (query: string): Promise<string> => {
    const { value } = (await ask(query)).body
    return value.map(({ displayName }: { displayName: string }) => displayName).join(' ')
  }
  return { ...world, ask, names }
}
