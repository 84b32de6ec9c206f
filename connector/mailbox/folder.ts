import { z } from 'zod'
import { FatalError, RetriableError, SkippableError } from '../errors.ts'
import type { JsonAnswer } from '../http/caller.ts'
import { type GraphClient, graphErrorCode } from './graph-client.ts'

const folderSchema = z.object({ id: z.string().min(1), displayName: z.string() })

/** The part of a folder that the connector needs. */
type FolderInMailbox = z.infer<typeof folderSchema>
const listSchema = z.object({ value: z.array(folderSchema), '@odata.nextLink': z.string().optional() })

/** The folders of one mailbox. Methods throw a SkippableError (`mailbox-refused`) when the mailbox refuses. */
export interface MailboxFolders {
  /** The folders directly below a folder, or below the root of the mailbox. */
  list(parentFolderId?: string): AsyncGenerator<FolderInMailbox>
  /** Makes a folder below another, or below the root; `'exists'` when a folder of that name exists already. */
  create(displayName: string, parentFolderId?: string): Promise<FolderInMailbox | 'exists'>
}

/** The folders of a mailbox below the address `folders`; calls wait together with the others of `scope`. */
export function createMailboxFolders(graph: GraphClient, folders: readonly string[], scope: string): MailboxFolders {
  const path = (parentFolderId: string | undefined): readonly string[] =>
    parentFolderId === undefined ? folders : [...folders, parentFolderId, 'childFolders']
  return {
    list: async function* (parentFolderId) {
      let answer = await graph.get({ path: path(parentFolderId), query: { $top: '100' }, scope })
      while (true) {
        const page = accepted(answer, listSchema)
        yield* page.value
        const next = page['@odata.nextLink']
        if (next === undefined) return
        answer = await graph.follow(next, scope)
      }
    },
    create: async (displayName, parentFolderId) => {
      const answer = await graph.post({ path: path(parentFolderId), body: { displayName }, scope })
      return answer.status === 409 ? 'exists' : accepted(answer, folderSchema)
    },
  }
}

/**
 * The id of the folder for archived items, directly below the root of the mailbox (FLD-1, FLD-3): an existing one
 * in any letter case, or a new one. If another run makes it at the same moment, that one is used.
 */
export async function placeFolder(folders: MailboxFolders, folderName: string): Promise<string> {
  const there = await findFolder(folders, folderName)
  if (there !== undefined) return there
  const created = await folders.create(folderName)
  if (created !== 'exists') return created.id
  const others = await findFolder(folders, folderName)
  if (others !== undefined) return others
  throw new RetriableError(
    'unavailable',
    'a mailbox says that the folder exists, but does not list it: run again later',
  )
}

async function findFolder(folders: MailboxFolders, folderName: string): Promise<string | undefined> {
  const wanted = folderName.toLowerCase()
  for await (const { id, displayName } of folders.list()) if (displayName.toLowerCase() === wanted) return id
  return undefined
}

/** The decoded answer of a mailbox. Throws a SkippableError for a refusal: only the copies for this mailbox fail (RES-10). */
export function accepted<T>(answer: JsonAnswer, schema: z.ZodType<T>): T {
  if (answer.status >= 300) {
    throw new SkippableError('mailbox-refused', 'refused', `the mailbox refuses: ${graphErrorCode(answer)}`)
  }
  const parsed = schema.safeParse(answer.json)
  if (parsed.success) return parsed.data
  throw new FatalError('answer-not-understood', 'Microsoft Graph answers in an unexpected form: check MT_GRAPH_URL')
}
