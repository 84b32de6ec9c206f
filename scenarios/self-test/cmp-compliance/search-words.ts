import { z } from 'zod'
import { referenceConnector } from '../../reference-connector.ts'
import type { SelfTest } from '../self-test.ts'
import { type Answer, read } from '../site-client.ts'
import { userNamed } from '../ten-tenant/page-words.ts'

const searches = '/compliance/v1/content-searches'

const searchSchema = z.looseObject({
  searchId: z.string(),
  notices: z.array(z.string()),
  previewCount: z.number(),
  estimate: z.looseObject({
    indexedItemCount: z.number(),
    indexedItemsSizeBytes: z.number(),
    unindexedItemCount: z.number(),
    unindexedItemsSizeBytes: z.number(),
    mailboxCount: z.number(),
  }),
})
const pageSchema = z.looseObject({
  value: z.array(
    z.looseObject({ mailbox: z.string(), folder: z.string(), subject: z.string(), sizeBytes: z.number() }),
  ),
  nextLink: z.string().nullable(),
})

type SeenSearch = z.infer<typeof searchSchema>
type SeenHit = z.infer<typeof pageSchema>['value'][number]

/** Ordinary mail that a test puts into a mailbox. */
interface Mail {
  to?: string
  subject: string
  text?: string
  /** Further header fields, or a whole MIME body: everything between `Subject:` and the text. */
  headers?: readonly string[]
  /** `Date:`; by default noon on 10 March 2026. */
  date?: string
}

/** What an investigator does. */
export interface SearchWords {
  /** Puts mail into the mailbox of a person, by default asha's; returns its id. */
  deposits(mail: Mail, name?: string): string
  /** Sends a query as somebody with the role Compliance Search. */
  asks(query: string, mailboxes?: readonly string[]): Promise<Answer>
  searches(query: string, mailboxes?: readonly string[]): Promise<SeenSearch>
  hits(query: string, mailboxes?: readonly string[]): Promise<SeenHit[]>
  /** The subjects of the hits in alphabetical order, with commas between them; empty for none. */
  finds(query: string, mailboxes?: readonly string[]): Promise<string>
  /** Messages from Asha to Ola are captured and archived by the reference connector. */
  archives(...texts: string[]): Promise<void>
}

/** The words for content searches in a world with mailboxes of asha and ben. */
export async function searchWords({ page, world, linksAsha, captures }: SelfTest): Promise<SearchWords> {
  for (const name of ['asha', 'ben']) world.addToDirectory(userNamed(name))
  const investigator = await page.signsIn('dana')
  world.tenant.roleGroups.create({ name: 'Investigators', roles: ['Compliance Search'], members: ['dana'] })
  const asks: SearchWords['asks'] = (query, mailboxes) =>
    investigator.ask('POST', searches, { json: { query, ...(mailboxes && { mailboxes }) } })
  const run: SearchWords['searches'] = async (query, mailboxes) => read(await asks(query, mailboxes), searchSchema)
  const hits: SearchWords['hits'] = async (query, mailboxes) => {
    const { searchId } = await run(query, mailboxes)
    const found: SeenHit[] = []
    for (let path: string | null = `${searches}/${searchId}/hits`; path !== null; ) {
      const { value, nextLink }: z.infer<typeof pageSchema> = read(await investigator.ask('GET', path), pageSchema)
      found.push(...value)
      path = nextLink === null ? null : nextLink.slice(nextLink.indexOf(searches))
    }
    return found
  }
  return {
    deposits: ({ subject, text = '', headers = [], date = 'Tue, 10 Mar 2026 12:00:00 +0000' }, name = 'asha') => {
      const acts = world.tenant.userActs(`${name}@contoso.example`)
      const message = [`Subject: ${subject}`, `Date: ${date}`, ...headers, '', text, ''].join('\r\n')
      return acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message: Buffer.from(message) })
    },
    asks,
    searches: run,
    hits,
    finds: async (query, mailboxes) =>
      (await hits(query, mailboxes))
        .map(({ subject }) => subject)
        .toSorted()
        .join(', '),
    archives: async (...texts) => {
      const { device } = await linksAsha()
      for (const text of texts) await captures(device.deviceToken, { text })
      world.clock.advance(60 * 60_000)
      world.usesOnPage(referenceConnector)
      const administrator = await page.administrator()
      await administrator.createsConnector()
      await world.tenant.connectorPage.scheduler.check()
    },
  }
}
