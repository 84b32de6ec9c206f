import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { fromBuffer } from 'yauzl'
import { z } from 'zod'
import type { SelfTest } from '../self-test.ts'
import { type Answer, read, type Sent } from '../site-client.ts'

/** As Microsoft documents them. */
const cases = '/v1.0/security/cases/ediscoveryCases'
const scope = 'User.Read eDiscovery.ReadWrite.All AuditLogsQuery-Exchange.Read.All'

const madeSchema = z.looseObject({ id: z.string() })
const operationSchema = z.looseObject({
  status: z.string(),
  action: z.string(),
  indexedItemCount: z.number().optional(),
  resultInfo: z.looseObject({ message: z.string() }),
  exportFileMetadata: z
    .array(z.looseObject({ fileName: z.string(), size: z.number(), downloadUrl: z.url() }))
    .default([]),
})
const custodianSchema = z.looseObject({ id: z.string(), status: z.string(), holdStatus: z.string() })
const manifestSchema = z.looseObject({
  files: z.array(z.looseObject({ path: z.string(), sizeBytes: z.number(), sha256: z.string() })),
  items: z.array(z.looseObject({ path: z.string(), mailbox: z.string(), sha256: z.string() })),
})

type Operation = z.infer<typeof operationSchema>

/** What an export has: its manifest, and the files by their paths. */
interface SeenExport {
  manifest: z.infer<typeof manifestSchema>
  files: ReadonlyMap<string, Buffer>
  /** Whether the file has the size that Graph names. */
  isOfItsSize: boolean
}

/** What an eDiscovery manager does in a case. Paths are below the case. */
export interface CaseWords {
  /** The id of the case. */
  caseId: string
  ask(method: string, path: string, json?: unknown): Promise<Answer>
  /** Creates something in the case; returns its id. */
  makes(path: string, json: unknown): Promise<string>
  /** A person with a mailbox becomes a custodian; returns the id. */
  addsCustodian(name: string): Promise<string>
  custodian(custodianId: string): Promise<z.infer<typeof custodianSchema>>
  /** Begins something that is answered with 202 and an address, and reads its result there. */
  operates(path: string, json?: unknown): Promise<Operation>
  /** Creates a search over the custodians; returns its id. */
  searchesFor(contentQuery: string): Promise<string>
  /** How many items a new search finds. */
  counts(contentQuery: string): Promise<number>
  exports(contentQuery: string): Promise<SeenExport>
}

/** Signs an eDiscovery manager in and creates a case. `name` and `roles` make another one. */
export async function caseWords(
  { page, world }: SelfTest,
  { name = 'erin', displayName = 'The case' } = {},
): Promise<CaseWords> {
  const person = await page.signsIn(name, scope)
  const { members } = world.tenant.roleGroups.get('eDiscovery Manager')
  world.tenant.roleGroups.change('eDiscovery Manager', { members: [...members, name] })
  const sent = (json: unknown): Sent => (json === undefined ? {} : { json })
  const { id: caseId } = read(await person.ask('POST', cases, { json: { displayName } }), madeSchema)
  const ask: CaseWords['ask'] = (method, path, json) =>
    person.ask(method, path.startsWith('/') ? path : `${cases}/${caseId}${path && `/${path}`}`, sent(json))
  const makes: CaseWords['makes'] = async (path, json) => read(await ask('POST', path, json), madeSchema).id
  const operates: CaseWords['operates'] = async (path, json = {}) => {
    const answer = await ask('POST', path, json)
    if (answer.status !== 202) read(answer, z.never())
    const begun = await everyPage(ask, 'operations', madeSchema)
    return read(await ask('GET', `operations/${begun.at(-1)?.id}`), operationSchema)
  }
  let count = 0
  const searchesFor: CaseWords['searchesFor'] = (contentQuery) => {
    count += 1
    return makes('searches', { displayName: `Search ${count}`, contentQuery, dataSourceScopes: 'allCaseCustodians' })
  }
  return {
    ...{ caseId, ask, makes, operates, searchesFor },
    addsCustodian: async (custodian) => {
      const email = `${custodian}@contoso.example`
      const custodianId = await makes('custodians', { email })
      await makes(`custodians/${custodianId}/userSources`, { email, includedSources: 'mailbox' })
      return custodianId
    },
    custodian: async (custodianId) => read(await ask('GET', `custodians/${custodianId}`), custodianSchema),
    counts: async (contentQuery) =>
      (await operates(`searches/${await searchesFor(contentQuery)}/estimateStatistics`)).indexedItemCount ?? -1,
    exports: async (contentQuery) => {
      const search = `searches/${await searchesFor(contentQuery)}`
      await operates(`${search}/estimateStatistics`)
      const wanted = {
        displayName: 'Export',
        exportCriteria: 'searchHits',
        additionalOptions: 'none',
        exportFormat: 'eml',
      }
      const { exportFileMetadata } = await operates(`${search}/exportResult`, wanted)
      const [file] = exportFileMetadata
      const { body } = await ask('GET', new URL(file?.downloadUrl ?? 'https://none.example/none').pathname)
      const files = await filesIn(body)
      const manifest = manifestSchema.parse(JSON.parse(String(files.get('manifest.json'))))
      return { manifest, files, isOfItsSize: body.length === file?.size }
    },
  }
}

/** Every entry of a list of Graph: its pages may be short or empty. */
export async function everyPage<T>(ask: CaseWords['ask'], path: string, schema: z.ZodType<T>): Promise<T[]> {
  const page: z.ZodType<{ value: T[]; '@odata.nextLink'?: string | undefined }> = z.looseObject({
    value: z.array(schema),
    '@odata.nextLink': z.url().optional(),
  })
  const found: T[] = []
  for (let next: string | undefined = path; next !== undefined; ) {
    const answer: z.infer<typeof page> = read(await ask('GET', next), page)
    found.push(...answer.value)
    const link = answer['@odata.nextLink']
    next = link?.replace(/^https?:\/\/[^/]+/, '')
  }
  return found
}

/** The files of a ZIP by their paths. */
function filesIn(zip: Buffer): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  return new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (error) return reject(error)
      file.on('error', reject)
      file.on('end', () => resolve(found))
      file.on('entry', (entry) => {
        file.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          buffer(stream).then((content) => {
            found.set(entry.fileName, content)
            file.readEntry()
          }, reject)
        })
      })
      file.readEntry()
    })
  })
}

/** SHA-256 in lower-case hex. */
export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}
