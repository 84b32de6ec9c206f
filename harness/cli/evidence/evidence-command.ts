import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { printable } from '../../markup/printable.ts'
import { evidenceSentence } from '../../report/evidence-words.ts'
import { renderEvidencePage } from '../../report/html/evidence-page.ts'
import type { EvidenceChain } from '../../runner/evidence/evidence-chain.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { followServed } from './follow-served.ts'

const examples = `
Examples:
  $ mock-telemessage evidence 2f9c41d07b8ae3561c44d8f0a91be723
  $ mock-telemessage evidence 2f9c41d07b8ae3561c44d8f0a91be723 --html evidence.html
  $ mock-telemessage evidence 2f9c41d07b8ae3561c44d8f0a91be723 --json

The id is the itemId of the archive plane. Nothing is deleted and no hold is placed: the command says what holds the mailboxes now. It
creates a case for the export, and deletes it again. The exit code is 1 if the chain breaks.
It takes the roles Compliance Search, Case Management, Export and Legal Hold; docs/ediscovery.md shows how an administrator gets them.
The command talks to the mock-telemessage serve of the data folder (--data), as its administrator.`

interface Flags extends ServerFlags {
  html?: string
  json?: boolean
}

/** `mock-telemessage evidence`: one item of a running `serve`, from its capture to an export, with its digest at each place. */
export function evidenceCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('evidence').argument('<item>', 'the itemId of the archive plane'))
    .description('Follow one item of a running serve from its capture to an export, with its digest at each place.')
    .option('--html <file>', 'write it as one HTML page, too')
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action(async (itemId: string, { html, json, ...flags }: Flags) => {
      const chain = await followServed(itemId, flags)
      if (html !== undefined) await writeFile(html, renderEvidencePage(chain))
      terminal.print(json === true ? `${JSON.stringify(chain, null, 2)}\n` : asText(chain))
      terminal.end(chain.links.some(({ state }) => state === 'breaks') ? 1 : 0)
    })
}

/** Enough of a digest for a person to compare; --json and --html have all of it. */
const shownDigits = 16

function asText(chain: EvidenceChain): string {
  const rows = chain.links.map(({ stage, state, mailbox, what, sha256 }) => [
    stage,
    state,
    sha256?.slice(0, shownDigits) ?? '',
    printable(what),
    mailbox ?? '',
  ])
  const notes = chain.links.filter(({ state }) => state === 'breaks' || state === 'left out')
  return [
    `${textTable(['stage', 'state', 'SHA-256', 'what', 'mailbox'], rows)}\n`,
    ...notes.map(
      ({ stage, mailbox, says }) => `${stage}${mailbox === null ? '' : ` (${mailbox})`}: ${printable(says)}\n`,
    ),
    `${printable(evidenceSentence(chain))}\n`,
  ].join('')
}
