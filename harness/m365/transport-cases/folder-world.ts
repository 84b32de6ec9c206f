import type { Response } from 'supertest'
import type { TenantOptions } from '../tenant-options.ts'
import { type GraphWorld, openGraphWorld } from './graph-world.ts'

export const root = '/users/asha@contoso.example/mailFolders'
const inbox = `${root}/inbox/childFolders`
export const asha = 'asha@contoso.example'
export const messages = `/users/${asha}/messages`

/** A mailbox with folders in its inbox. */
export interface FolderWorld extends Omit<GraphWorld, 'ask'> {
  /** Lists the folders in the inbox with these query options. */
  ask(query: string): Promise<Response>
  /** Their names, in the order of the answer. */
  names(query: string): Promise<string>
}

/** A mailbox with folders in its inbox, so many in each of them. */
export async function openFolderWorld(
  folders: Record<string, number> = { Alpha: 2, Beta: 0, Gamma: 1, Delta: 2 },
  options: Partial<TenantOptions> = {},
): Promise<FolderWorld> {
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
