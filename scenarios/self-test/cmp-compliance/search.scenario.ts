import type { Scenario } from '../../../harness/runner/index.ts'
import { type SelfTest, selfTest } from '../self-test.ts'
import { type SearchWords, searchWords } from './search-words.ts'

/** Demands what each query finds. */
async function demandsFinds(
  { demands }: Pick<SelfTest, 'demands'>,
  { finds }: SearchWords,
  wanted: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [query, subjects] of Object.entries(wanted)) demands(`the hits of ${query}`, subjects, await finds(query))
}

/** What a query finds in the mailboxes (CMP-2). */
export const search: Scenario[] = [
  selfTest('CMP-2/words', 'finds whole words in any letter case, in subject and body', async (test) => {
    const words = await searchWords(test)
    words.deposits({ subject: 'Lunch', text: 'Shall we meet at noon?' })
    words.deposits({ subject: 'Luncheon', text: 'The MEETING is off.' })
    await demandsFinds(test, words, {
      lunch: 'Lunch',
      LUNCH: 'Lunch',
      meet: 'Lunch',
      meeting: 'Luncheon',
      unch: '',
      dinner: '',
    })
  }),
  selfTest('CMP-2/prefixes', 'finds the beginnings of words with a star behind three letters or more', async (test) => {
    const words = await searchWords(test)
    words.deposits({ subject: 'One', text: 'a category of cats' })
    words.deposits({ subject: 'Two', text: 'a concatenation' })
    await demandsFinds(test, words, { 'cat*': 'One', 'categ*': 'One', '"of cat*"': 'One' })
    for (const query of ['ca*', '*cat', 'c*t']) {
      test.demands(`the answer to ${query}`, '400 ContentQueryInvalid', test.page.verdictOf(await words.asks(query)))
    }
  }),
  selfTest('CMP-2/operators', 'combines words with AND, OR, NOT and brackets', async (test) => {
    const words = await searchWords(test)
    words.deposits({ subject: 'One', text: 'cat mat' })
    words.deposits({ subject: 'Two', text: 'cat dog' })
    words.deposits({ subject: 'Three', text: 'bird' })
    await demandsFinds(test, words, {
      'cat AND dog': 'Two',
      'cat dog': 'Two',
      'mat OR bird': 'One, Three',
      'cat NOT dog': 'One',
      'cat -mat': 'Two',
      'cat AND mat OR bird': 'One, Three',
      'cat AND (mat OR bird)': 'One',
    })
  }),
  selfTest('CMP-2/small-letters', 'takes operators in small letters for words', async (test) => {
    const words = await searchWords(test)
    words.deposits({ subject: 'One', text: 'cat' })
    words.deposits({ subject: 'Two', text: 'cat or dog' })
    await demandsFinds(test, words, { 'cat or dog': 'Two', 'cat OR dog': 'One, Two', 'cat not dog': '' })
  }),
  selfTest('CMP-2/phrases', 'finds phrases, and words near each other, 8 words by default', async (test) => {
    const words = await searchWords(test)
    words.deposits({ subject: 'Phrase', text: 'the deal is off' })
    words.deposits({ subject: 'Near', text: 'deal 1 2 3 4 5 6 the' })
    await demandsFinds(test, words, {
      '"the deal"': 'Phrase',
      '"deal the"': '',
      'deal NEAR the': 'Near, Phrase',
      'deal NEAR(6) the': 'Phrase',
      'the NEAR(7) deal': 'Near, Phrase',
    })
  }),
  selfTest('CMP-2/scripts', 'finds words in scripts with and without blanks, and emoji', async (test) => {
    const words = await searchWords(test)
    const headers = ['Content-Type: text/plain; charset=utf-8']
    words.deposits({ subject: 'Chinese', text: '明天的会议取消了', headers })
    words.deposits({ subject: 'Thai', text: 'พรุ่งนี้ประชุม', headers })
    words.deposits({ subject: 'Arabic', text: 'الاجتماع غدًا', headers })
    words.deposits({ subject: 'Emoji', text: 'deal👍🏽', headers })
    await demandsFinds(test, words, {
      会议: 'Chinese',
      议会: '',
      ประชุม: 'Thai',
      الاجتماع: 'Arabic',
      '👍': 'Emoji',
      deal: 'Emoji',
    })
  }),
  selfTest('CMP-2/files', 'finds the names of files, and the text of text files', async (test) => {
    const words = await searchWords(test)
    words.deposits({
      ...{ subject: 'With a file', text: multipart('plan.txt', 'text/plain', 'the secret plan') },
      headers: mixed,
    })
    words.deposits({ subject: 'secret', text: 'plan.txt' })
    await demandsFinds(test, words, {
      'attachmentnames:plan.txt': 'With a file',
      'attachmentnames:"plan*"': 'With a file',
      '"secret plan"': 'With a file',
      'hasattachment:true': 'With a file',
      'subject:secret': 'secret',
    })
  }),
  selfTest('CMP-2/people', 'finds people by address, name, domain, and by where they are', async (test) => {
    const words = await searchWords(test)
    words.deposits({
      subject: 'From',
      headers: ['From: Ola Nordmann <ola@fabrikam.example>', 'To: asha@contoso.example'],
    })
    words.deposits({ subject: 'To', headers: ['From: x@y.example', 'To: ola@fabrikam.example'] })
    words.deposits({ subject: 'Cc', headers: ['Cc: ola@fabrikam.example'] })
    words.deposits({ subject: 'Text', text: 'ola@fabrikam.example' })
    await demandsFinds(test, words, {
      'from:ola@fabrikam.example': 'From',
      'from:"Ola Nordmann"': 'From',
      'to:ola@fabrikam.example': 'To',
      'cc:ola@fabrikam.example': 'Cc',
      'recipients:fabrikam.example': 'Cc, To',
      'participants:ola@fabrikam.example': 'Cc, From, To',
      'participants:ol@fabrikam.example': '',
    })
  }),
  selfTest(
    'CMP-2/expansion',
    'finds people by their other names in the directory, unless a star suppresses it',
    async (test) => {
      const words = await searchWords(test)
      test.world.tenant.change('asha', { displayName: 'Asha Patel', aliases: ['desk7@contoso.example'] })
      words.deposits({ subject: 'Address', headers: ['From: asha@contoso.example'] })
      words.deposits({ subject: 'Alias', headers: ['From: desk7@contoso.example'] })
      words.deposits({ subject: 'Name', headers: ['From: Asha Patel <15550100101@phone.example>'] })
      await demandsFinds(test, words, {
        'from:asha@contoso.example': 'Address, Alias, Name',
        'from:desk7@contoso.example': 'Address, Alias, Name',
        'from:"Asha Patel"': 'Address, Alias, Name',
        'from:"asha@contoso*"': 'Address',
      })
    },
  ),
  selfTest('CMP-2/days', 'compares times by whole days in UTC, both ends included', async (test) => {
    const words = await searchWords(test)
    words.deposits({ subject: 'First', date: 'Mon, 09 Mar 2026 00:00:00 +0000' })
    words.deposits({ subject: 'Last', date: 'Mon, 09 Mar 2026 23:59:59 +0000' })
    words.deposits({ subject: 'Abroad', date: 'Mon, 09 Mar 2026 23:00:00 -0500' })
    await demandsFinds(test, words, {
      'sent:2026-03-09': 'First, Last',
      'sent:03/09/2026': 'First, Last',
      'received:2026-03-09..2026-03-10': 'Abroad, First, Last',
      'sent>2026-03-09': 'Abroad',
      'sent<2026-03-09': '',
    })
  }),
  selfTest('CMP-2/recoverable-items', 'finds what its owner deleted', async (test) => {
    const words = await searchWords(test)
    const id = words.deposits({ subject: 'Deleted', text: 'evidence' })
    test.world.tenant.userActs('asha@contoso.example').deleteMessage(id)
    const [hit] = await words.hits('evidence')
    test.demands('the hit', 'Deleted in Recoverable Items/Deletions', `${hit?.subject} in ${hit?.folder}`)
  }),
  selfTest('CMP-2/at-any-time', 'finds what is there now', async (test) => {
    const words = await searchWords(test)
    words.deposits({ subject: 'One', text: 'word' })
    test.demands('at first', 'One', await words.finds('word'))
    words.deposits({ subject: 'Two', text: 'word' })
    test.demands('after another message came', 'One, Two', await words.finds('word'))
  }),
  selfTest('CMP-2/partially-indexed', 'counts items apart that could not be read as a whole', async (test) => {
    const words = await searchWords(test)
    words.deposits({
      ...{ subject: 'With an image', text: multipart('a.png', 'image/png', 'p') },
      headers: [...mixed, 'From: ola@y.example'],
    })
    words.deposits({ subject: 'Whole', text: 'evidence' })
    const counts = async (query: string): Promise<string> => {
      const { indexedItemCount, unindexedItemCount } = (await words.searches(query)).estimate
      return `${indexedItemCount} and ${unindexedItemCount}`
    }
    test.demands('hits and partially indexed items for a word', '1 and 1', await counts('evidence'))
    test.demands('the same if the image is ruled out', '1 and 0', await counts('evidence NOT from:ola@y.example'))
    test.demands('the same if it is a hit itself', '1 and 0', await counts('from:ola@y.example'))
  }),
  selfTest('CMP-2/estimate', 'counts items, bytes and mailboxes, in the mailboxes that are named', async (test) => {
    const words = await searchWords(test)
    for (const name of ['asha', 'ben']) words.deposits({ subject: `Of ${name}`, text: 'word' }, name)
    const hits = await words.hits('word')
    const { estimate } = await words.searches('word')
    const bytes = hits.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    test.demands('everywhere', `2 items, ${bytes} bytes, 2 mailboxes`, inWords(estimate))
    const ben = await words.searches('word', ['ben@contoso.example'])
    test.demands('mailboxes with hits', '1', String(ben.estimate.mailboxCount))
    test.demands('hits in one mailbox', 'Of ben', await words.finds('word', ['ben@contoso.example']))
    const unknown = await words.asks('word', ['nobody@contoso.example'])
    test.demands('a mailbox that is not there', '400 MailboxNotFound', test.page.verdictOf(unknown))
  }),
  selfTest('CMP-2/preview', 'shows at most 100 items of a mailbox', async (test) => {
    const words = await searchWords(test)
    for (let count = 0; count < 101; count += 1) words.deposits({ subject: 'same', text: 'word' })
    words.deposits({ subject: 'of ben', text: 'word' }, 'ben')
    const { estimate } = await words.searches('word')
    test.demands('hits', '102', String(estimate.indexedItemCount))
    test.demands('shown', '101', String((await words.hits('word')).length))
  }),
  selfTest(
    'CMP-2/wrong-queries',
    'refuses a query that cannot be read, with the place of the mistake',
    async (test) => {
      const words = await searchWords(test)
      for (const [query, place] of [
        ['(cat', 5],
        ['cat AND', 8],
        ['colour:red', 1],
        ['sent:today', 6],
        ['subject:""', 10],
        ['“fat cat”', 1],
      ] as const) {
        const answer = await words.asks(query)
        test.demands(`the answer to ${query}`, '400 ContentQueryInvalid', test.page.verdictOf(answer))
        const isPlaced = new RegExp(`at character ${place}: expected .+ Example: .+`).test(answer.body.toString())
        test.demands(
          `the refusal of ${query} names the place, what was expected, and an example`,
          'true',
          String(isPlaced),
        )
      }
    },
  ),
  selfTest('CMP-2/limits', 'takes queries of 10,000 characters, and not one more', async (test) => {
    const words = await searchWords(test)
    const longest = `${'cat '.repeat(2_499)}bird`
    test.demands('10,000 characters', '201', test.page.verdictOf(await words.asks(longest)))
    test.demands('one more', '400 ContentQueryTooLarge', test.page.verdictOf(await words.asks(`${longest}s`)))
  }),
  selfTest('CMP-2/role', 'lets only people with the role Compliance Search search', async (test) => {
    const { page } = test
    await searchWords(test)
    const stranger = await page.signsIn('eve')
    const asks = () => stranger.ask('POST', '/compliance/v1/content-searches', { json: { query: 'cat' } })
    test.demands('without the role', '403 ComplianceSearchRoleMissing', page.verdictOf(await asks()))
    test.world.tenant.roleGroups.change('eDiscovery Manager', { members: ['eve'] })
    test.demands('with the role', '201', page.verdictOf(await asks()))
  }),
]

const mixed = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=part']

/** The parts of a message with one file. */
function multipart(name: string, contentType: string, content: string): string {
  return [
    ...['--part', 'Content-Type: text/plain', '', 'See the file.', '--part', `Content-Type: ${contentType}`],
    ...[`Content-Disposition: attachment; filename=${name}`, '', content, '--part--'],
  ].join('\r\n')
}

function inWords(estimate: { indexedItemCount: number; indexedItemsSizeBytes: number; mailboxCount: number }): string {
  const { indexedItemCount, indexedItemsSizeBytes, mailboxCount } = estimate
  return `${indexedItemCount} items, ${indexedItemsSizeBytes} bytes, ${mailboxCount} mailboxes`
}
