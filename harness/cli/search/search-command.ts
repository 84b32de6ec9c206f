import { Command } from 'commander'
import {
  hitPageSchema,
  contentSearchPaths as paths,
  type ShownContentSearch,
  type ShownHit,
  shownContentSearchSchema,
} from '../../contract/index.ts'
import { counted } from '../../report/count-words.ts'
import { openRunningServer, type RunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { demandReadable } from './query-mistake.ts'

const examples = `
Examples:
  $ mock-telemessage search kind:externaldata
  $ mock-telemessage search '"quarterly budget" AND sent:2026-03-01..2026-03-31'
  $ mock-telemessage search 'deal NEAR(5) off' --mailbox asha@contoso.example --mailbox ben@contoso.example
  $ mock-telemessage search 'participants:asha@contoso.example NOT kind:email' --json

Operators are in capitals. docs/content-search.md describes the language.
The command talks to the mock-telemessage serve of the data folder (--data), as its administrator.`

interface Flags extends ServerFlags {
  mailbox?: readonly string[]
  json?: boolean
}

/** `mock-telemessage search`: a content search in the mailboxes of a running `serve`. */
export function searchCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('search').argument('<query>', 'in the Keyword Query Language'))
    .description('Find items in the mailboxes of a running serve, in the Keyword Query Language.')
    .option('--mailbox <address>', 'search this mailbox only; may be repeated', added)
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action(async (query: string, { mailbox, json, ...flags }: Flags) => {
      demandReadable(query)
      const server = await openRunningServer(flags)
      const body = { query, ...(mailbox && { mailboxes: mailbox }) }
      const search = await server.ask({ method: 'POST', path: paths.searches, body }, shownContentSearchSchema)
      const hits = await hitsOf(server, search)
      terminal.print(json ? `${JSON.stringify({ search, hits }, null, 2)}\n` : asText(search, hits))
    })
}

function added(address: string, others: readonly string[] = []): readonly string[] {
  return [...others, address]
}

async function hitsOf(server: RunningServer, { searchId }: ShownContentSearch): Promise<ShownHit[]> {
  const hits: ShownHit[] = []
  for (let page = 1; ; page += 1) {
    const question = { method: 'GET', path: paths.hits, values: { searchId }, query: { page: String(page) } } as const
    const { value, nextLink } = await server.ask(question, hitPageSchema)
    hits.push(...value)
    if (nextLink === null) break
  }
  return hits
}

function asText(search: ShownContentSearch, hits: readonly ShownHit[]): string {
  const { indexedItemCount, indexedItemsSizeBytes, unindexedItemCount, mailboxCount } = search.estimate
  const rows = hits.map(({ mailbox, sentDateTime, from, subject, folder }) => [
    sentDateTime?.slice(0, 16).replace('T', ' ') ?? '',
    mailbox,
    folder,
    oneLine(from ?? ''),
    oneLine(subject),
  ])
  const more = hits.length < indexedItemCount ? ` The first ${hits.length} are shown: at most 100 of a mailbox.` : ''
  return [
    ...search.notices.map((notice) => `Note: ${notice}\n`),
    rows.length === 0 ? '' : `${textTable(['sent (UTC)', 'mailbox', 'folder', 'from', 'subject'], rows)}\n`,
    `${counted(indexedItemCount, 'item', 'items')}, ${indexedItemsSizeBytes} bytes, in ${counted(mailboxCount, 'mailbox', 'mailboxes')}.${more}\n`,
    unindexedItemCount === 0
      ? ''
      : `${counted(unindexedItemCount, 'item', 'items')} more may match in a part that cannot be read, for example an image.\n`,
  ].join('')
}

/** What others wrote must not move the cursor of a terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}
