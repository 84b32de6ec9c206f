import { hash } from 'node:crypto'
import { fromBufferPromise } from 'yauzl'
import { z } from 'zod'
import { ediscoveryPaths as paths } from '../../contract/index.ts'
import { readMail } from '../../oracle/index.ts'
import { type Ask, EvidenceUnanswered, readJson, succeed } from './evidence-access.ts'

/** An item of an export. */
export interface ExportedItem {
  path: string
  mailbox: string
  /** As the manifest names it. */
  manifestSha256: string
  /** Of the octets in the export. */
  sha256: string
  archiveMessageId: string | undefined
  octets: Buffer
}

const madeSchema = z.looseObject({ id: z.string() })
const operationSchema = z.looseObject({
  status: z.string(),
  exportFileMetadata: z.array(z.looseObject({ downloadUrl: z.url() })).default([]),
})
const manifestSchema = z.looseObject({
  items: z.array(z.looseObject({ path: z.string(), mailbox: z.string(), sha256: z.string() })),
})

/** Exports what a query finds in mailboxes through a case of its own, reads the export, and deletes the case again. */
export async function exportOf(
  tenant: Ask,
  { displayName, contentQuery, mailboxes }: { displayName: string; contentQuery: string; mailboxes: readonly string[] },
): Promise<ExportedItem[]> {
  const { id: caseId } = await readJson(
    tenant,
    { method: 'POST', path: paths.cases, json: { displayName } },
    madeSchema,
  )
  const at = (path: string, values: Record<string, string> = {}): string =>
    Object.entries({ caseId, ...values }).reduce((filled, [name, value]) => filled.replace(`:${name}`, value), path)
  try {
    for (const email of mailboxes) {
      const custodian = { method: 'POST', path: at(paths.custodians), json: { email } } as const
      const { id: custodianId } = await readJson(tenant, custodian, madeSchema)
      const json = { email, includedSources: 'mailbox' }
      await succeed(tenant, { method: 'POST', path: at(paths.userSources, { custodianId }), json })
    }
    const search = { displayName: 'The item', contentQuery, dataSourceScopes: 'allCaseCustodians' }
    const question = { method: 'POST', path: at(paths.searches), json: search } as const
    const { id: searchId } = await readJson(tenant, question, madeSchema)
    await succeed(tenant, { method: 'POST', path: at(paths.estimate, { searchId }) })
    return await itemsIn(await download(tenant, at(paths.exportResult, { searchId }), at))
  } finally {
    await tenant({ method: 'DELETE', path: at(paths.case) })
  }
}

async function download(
  tenant: Ask,
  path: string,
  at: (path: string, values: Record<string, string>) => string,
): Promise<Buffer> {
  const json = { exportCriteria: 'searchHits, partiallyIndexed', additionalOptions: 'none', exportFormat: 'eml' }
  const { headers } = await succeed(tenant, { method: 'POST', path, json })
  const operationId = /operations\('([^']+)'\)$/.exec(String(headers['location'] ?? ''))?.[1] ?? ''
  const question = { method: 'GET', path: at(paths.operation, { operationId }) } as const
  const { status, exportFileMetadata } = await readJson(tenant, question, operationSchema)
  const [file] = exportFileMetadata
  if (file === undefined) throw new EvidenceUnanswered(`the export is ${status}, and has no file`)
  return (await succeed(tenant, { method: 'GET', path: new URL(file.downloadUrl).pathname })).body
}

async function itemsIn(zip: Buffer): Promise<ExportedItem[]> {
  const files = await filesOf(zip)
  const { items } = manifestSchema.parse(JSON.parse(String(files.get('manifest.json'))))
  const read = items.map(async ({ path, mailbox, sha256: manifestSha256 }): Promise<ExportedItem> => {
    const octets = files.get(path) ?? Buffer.of()
    const { archiveMessageId } = await readMail(octets)
    return { path, mailbox, manifestSha256, sha256: hash('sha256', octets), archiveMessageId, octets }
  })
  return Promise.all(read)
}

async function filesOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes)
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    files.set(entry.fileName, Buffer.concat(pieces))
  }
  return files
}
