import type { ClientTour } from './tours.ts'

const preface = `# Clients that were tried

Generated from \`harness/m365/client-tours/tours.ts\`; do not edit. \`npm run test:clients\` installs these clients with exact versions,
outside of the dependencies of this package, and leads each of them, unmodified and in a process of its own, through the tenant: it
lists users and folders, creates messages from JSON and from MIME, reads pages, uploads a large attachment, follows changes, moves and
deletes. The clients of Azure Blob Storage are led through the storage for staging, behind the journal that the suite reads: they put small
files and large ones in blocks, list, read whole and in part, copy and delete, and are refused outside of their container. Every step must
pass.

The command needs the package registry and, for the clients in Python, Debian's packages \`python3-msal\` and \`python3-azure\`.
`

/** The page for people: every client with its version and its steps, in Markdown. */
export function clientsPage(tours: readonly ClientTour[], versions: Readonly<Record<string, string>>): string {
  const rows = tours.map(
    ({ client, package: name, steps, remark }) =>
      `| ${client} | \`${name}\` ${versions[name] ?? 'of Debian 12'} | ${steps.join(', ')} | ${remark} |`,
  )
  return `${[preface, '| client | package | steps | remark |', '|---|---|---|---|', ...rows].join('\n')}\n`
}
