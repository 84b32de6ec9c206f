import { once } from 'node:events'
import { type Agent, type IncomingMessage, request } from 'node:http'
import { archivePlanePaths, pageItemsMax } from '../../contract/index.ts'

/** A server of pages, and the credentials for it. */
export interface PageSource {
  url: string
  authorization: string
  /** Keeps connections open; absent: each page opens a new one. */
  agent?: Agent | undefined
}

/** A page as it arrived. */
export interface Page {
  path: string
  headers: Record<string, string>
  chunks: Buffer[]
  bytes: number
}

/** The number of pages and bytes that were read. */
export interface PagesRead {
  pages: number
  bytes: number
}

const window = 'from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z'
/** More than enough for the end of a page, which contains the cursor. */
const tailBytes = 1024

/**
 * Pages through the day, one page after the other. It examines only the end of a page, for the cursor, so that the
 * client uses as little of the machine as possible. Throws an Error if an answer is not a page.
 */
export async function pageThrough(
  source: PageSource,
  onPage: (page: Page) => void | Promise<void> = () => {},
): Promise<PagesRead> {
  const read = { pages: 0, bytes: 0 }
  let path: string | undefined = `${archivePlanePaths.items}?${window}&limit=${pageItemsMax}`
  while (path !== undefined) {
    const page = await readPage(source, path)
    read.pages += 1
    read.bytes += page.bytes
    await onPage(page)
    path = pathBehind(page)
  }
  return read
}

async function readPage({ url, authorization, agent }: PageSource, path: string): Promise<Page> {
  const sent = request(`${url}${path}`, { headers: { authorization }, ...(agent && { agent }) }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  if (answer.statusCode !== 200) throw new Error(`a page got the status ${answer.statusCode}`)
  const page: Page = { path, headers: ownHeaders(answer), chunks: [], bytes: 0 }
  answer.on('data', (chunk: Buffer) => {
    page.chunks.push(chunk)
    page.bytes += chunk.length
  })
  await once(answer, 'end')
  return page
}

function pathBehind({ chunks }: Page): string | undefined {
  let end = ''
  for (let at = chunks.length - 1; at >= 0 && end.length < tailBytes; at -= 1) {
    end = `${chunks[at]?.subarray(-tailBytes).toString('latin1')}${end}`
  }
  const [, cursor] = /"nextCursor":(?:null|"([^"]+)")\}$/.exec(end) ?? []
  if (cursor === undefined && !end.endsWith('"nextCursor":null}')) throw new Error('a page ends without a cursor')
  return cursor && `${archivePlanePaths.items}?${window}&limit=${pageItemsMax}&cursor=${cursor}`
}

function ownHeaders({ headers }: IncomingMessage): Record<string, string> {
  const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...own } = headers
  return own as Record<string, string>
}
