import { expect, test } from 'vitest'
import { openSearched } from './sample-searched.ts'

test('finds words in subject, body, file names, text files and people, and not in header fields', async () => {
  const { put, found } = openSearched()
  put({
    ...{ subject: 'alpha', text: 'bravo', from: 'Charlie <delta@echo.example>', bcc: ['foxtrot@golf.example'] },
    files: [['hotel.txt', 'text/plain', 'india']],
  })
  for (const word of ['alpha', 'BRAVO', 'charlie', 'delta', 'echo', 'foxtrot', 'hotel', 'india', 'alp*']) {
    expect([word, await found(word)]).toEqual([word, ['alpha']])
  }
  for (const word of ['headerword', 'alph', 'lpha', '"alpha bravo"'])
    expect([word, await found(word)]).toEqual([word, []])
})

test('combines words with operators', async () => {
  const { put, found } = openSearched()
  put({ subject: '1', text: 'the cat sat on the mat' })
  put({ subject: '2', text: 'the dog sat on the cat' })
  const hits: Record<string, string[]> = {
    'cat mat': ['1'],
    'cat AND mat': ['1'],
    'mat OR dog': ['1', '2'],
    'mat or dog': [],
    'sat NOT mat': ['2'],
    'sat -dog': ['1'],
    'cat (mat OR dog)': ['1', '2'],
    '"the cat"': ['1', '2'],
    '"cat sat"': ['1'],
    '"sat on the cat*"': ['2'],
    '': ['1', '2'],
  }
  for (const [query, subjects] of Object.entries(hits)) {
    expect([query, await found(query)]).toEqual([query, subjects])
  }
})

test('NEAR counts words in both directions, 8 of them by default, within one text', async () => {
  const { put, found } = openSearched()
  put({ subject: 'S', text: 'best a b c d worst e f worst' })
  expect(await found('best NEAR(5) worst')).toEqual(['S'])
  expect(await found('worst NEAR(5) best')).toEqual(['S'])
  expect(await found('best NEAR(4) worst')).toEqual([])
  expect(await found('"a b" NEAR(3) worst')).toEqual(['S'])
  expect(await found('"a b" NEAR(2) worst')).toEqual([])
  expect(await found('best NEAR best')).toEqual([])
  expect(await found('worst NEAR(3) worst')).toEqual(['S'])
  expect(await found('best NEAR(1) a NEAR(1) b')).toEqual(['S'])
  expect(await found('S NEAR best')).toEqual([])
  put({ subject: 'T', text: 'one 2 3 4 5 6 7 8 nine 10' })
  expect(await found('one NEAR nine')).toEqual(['T'])
  expect(await found('one NEAR 10')).toEqual([])
})

test('finds people by address, part of it, name and domain', async () => {
  const { put, found } = openSearched()
  put({ subject: 'from', from: 'Cleo Quist <cleo@fabrikam.example>' })
  put({ subject: 'to', to: ['x@y.example', 'Cleo Quist <cleo@fabrikam.example>'] })
  put({ subject: 'cc', cc: ['cleo@fabrikam.example'] })
  put({ subject: 'bcc', bcc: ['cleo@fabrikam.example'] })
  put({ subject: 'other', from: 'cleo@fabrikam.example.org', text: 'cleo@fabrikam.example' })
  const hits: Record<string, string[]> = {
    'from:cleo@fabrikam.example': ['from'],
    'from:CLEO@fabrikam.example': ['from'],
    'from:"Cleo Quist"': ['from'],
    'from:quist': ['from'],
    'from="Cleo Quist"': ['from'],
    'from=quist': [],
    'from:fabrikam.example': ['from', 'other'],
    'from:"cleo@fabrikam.exam*"': ['from', 'other'],
    'to:cleo': ['to'],
    'cc:cleo': ['cc'],
    'bcc:cleo': ['bcc'],
    'recipients:cleo@fabrikam.example': ['to', 'cc', 'bcc'],
    'participants:cleo@fabrikam.example': ['from', 'to', 'cc', 'bcc'],
    'participants<>cleo@fabrikam.example': ['other'],
    'to:"example Cleo"': [],
  }
  for (const [query, subjects] of Object.entries(hits)) expect([query, await found(query)]).toEqual([query, subjects])
})

test('expands people through the directory by address, alias and display name; a star turns it off', async () => {
  const { put, found, directory } = openSearched()
  put({ subject: 'address', from: 'asha@contoso.example' })
  put({ subject: 'alias', from: 'a.patel@contoso.example' })
  put({ subject: 'name', from: 'Asha Patel <15550100101@phone.example>' })
  put({ subject: 'other', from: 'Asha Rao <rao@contoso.example>' })
  const all = ['address', 'alias', 'name']
  // The nickname is a word of another name: documented as it is.
  for (const query of ['from:asha@contoso.example', 'from:a.patel@contoso.example', 'from:"Asha Patel"']) {
    expect([query, await found(query)]).toEqual([query, [...all, 'other']])
  }
  expect(await found('from:"asha@contoso*"')).toEqual(['address'])
  expect(await found('from:15550100101@phone.example')).toEqual(['name'])
  const putBack = directory.save()
  directory.change('asha', { displayName: 'Someone Else', userPrincipalName: 's@contoso.example' })
  expect(await found('from:a.patel@contoso.example')).toEqual(['address', 'alias'])
  putBack()
  expect(await found('from:a.patel@contoso.example')).toEqual([...all, 'other'])
})

test('a kept matcher follows the directory', async () => {
  const { put, search, directory } = openSearched()
  const message = put({ from: 'someone@phone.example' })
  const matches = search.matcher('from:ben@contoso.example')
  expect(await matches(message)).toBe(false)
  const putBack = directory.save()
  directory.change('ben', { aliases: ['someone@phone.example'] })
  expect(await matches(message)).toBe(true)
  putBack()
  directory.change('ben', { displayName: 'Ben' })
  expect(await matches(message)).toBe(false)
})

test('compares times by whole days in UTC, and sizes by bytes', async () => {
  const { put, found } = openSearched()
  put({ subject: 'first', sent: '2026-11-20T00:00:00.000Z', received: '2026-11-21T10:00:00Z' })
  put({ subject: 'last', sent: '2026-11-20T23:59:59.999Z' })
  put({ subject: 'next', sent: '2026-11-21T00:00:00.000Z', text: 'x'.repeat(5_000) })
  put({ subject: 'none', sent: undefined, received: undefined })
  expect(await found('sent:2026-11-20')).toEqual(['first', 'last'])
  expect(await found('sent:11/20/2026..11/21/2026')).toEqual(['first', 'last', 'next'])
  expect(await found('sent>2026-11-20')).toEqual(['next'])
  expect(await found('sent<2026-11-21')).toEqual(['first', 'last'])
  expect(await found('sent<>2026-11-20')).toEqual(['next', 'none'])
  expect(await found('received>=2026-11-21')).toEqual(['first'])
  expect(await found('size>5000')).toEqual(['next'])
  expect(await found('size:1..5000')).toEqual(['first', 'last', 'none'])
})

test('finds kinds and item classes in any letter case', async () => {
  const { put, found } = openSearched()
  put({ subject: 'chat', itemClass: 'IPM.ExternalData.WhatsAppArchiver.Message' })
  put({ subject: 'other', itemClass: 'IPM.ExternalData.SignalArchiver' })
  put({ subject: 'mail' })
  for (const query of ['kind:externaldata', 'KIND:ExternalData']) expect(await found(query)).toEqual(['chat', 'other'])
  for (const value of ['ipm.externaldata.whatsapparchiver*', 'IPM.ExternalData.WhatsAppArchiver*']) {
    expect(await found(`itemclass:${value}`)).toEqual(['chat'])
  }
  expect(await found('itemclass:ipm.externaldata.whatsapparchiver')).toEqual([])
  expect(await found('kind:email')).toEqual(['mail'])
  expect(await found('itemclass<>ipm.note')).toEqual(['chat', 'other'])
})

test('compares subject, file names, categories, flags, importance and folders', async () => {
  const { put, found, mailbox } = openSearched()
  put({
    subject: 'The quarterly budget',
    files: [['report of May.txt', 'text/plain', 'q']],
    categories: ['Red category'],
    importance: 'high',
  })
  put({
    subject: 'budget',
    text: 'quarterly',
    isRead: true,
    folder: 'drafts',
    files: [['a.txt', 'text/plain', '']],
    isInline: true,
  })
  const drafts = mailbox('asha').folders.wellKnown('drafts').folderId
  const hits: Record<string, string[]> = {
    'subject:quarterly': ['The quarterly budget'],
    'subject="quarterly budget"': ['The quarterly budget'],
    'attachmentnames:may': ['The quarterly budget'],
    'attachmentnames="report of may.txt"': ['The quarterly budget'],
    'attachmentnames="report of may"': [],
    'category:red': ['The quarterly budget'],
    'category=red': [],
    'hasattachment:true': ['The quarterly budget'],
    'hasattachment:false': ['budget'],
    'isread:true': ['budget'],
    'importance:high': ['The quarterly budget'],
    'importance:medium': ['budget'],
    [`folderid:${drafts}`]: ['budget'],
    red: [],
  }
  for (const [query, subjects] of Object.entries(hits)) expect([query, await found(query)]).toEqual([query, subjects])
})

test('searches Recoverable Items and hidden folders, in the mailboxes that are asked for', async () => {
  const { put, found, search, mailbox } = openSearched()
  put({ subject: 'deleted', text: 'word', folder: 'recoverableitemsdeletions' })
  put({ subject: 'of ben', text: 'word' }, 'ben')
  expect(await found('word')).toEqual(['deleted', 'of ben'])
  const { hits } = await search.search('word', [mailbox('ben')])
  expect(hits.map((hit) => hit.mailbox)).toEqual([mailbox('ben')])
})

test('reads text files in their encodings, and text that HTML shows', async () => {
  const { put, found } = openSearched()
  put({ subject: 'html', html: '<style>hidden</style><p>spl<b>it</b> w&ouml;rd</p><p>one</p><p>two</p>' })
  put({ subject: 'utf16', files: [['a.csv', undefined, Buffer.from('\ufeffżółw', 'utf16le')]] })
  put({ subject: 'latin1', files: [['a.log', 'application/octet-stream', Buffer.from('caf\u00e9', 'latin1')]] })
  put({ subject: 'page', files: [['a.html', 'text/html', '<p>pa<i>ge</i>word</p>']] })
  const hits: Record<string, string[]> = {
    split: ['html'],
    wörd: ['html'],
    hidden: [],
    onetwo: [],
    żółw: ['utf16'],
    'caf\u00e9': ['latin1'],
    pageword: ['page'],
  }
  for (const [query, subjects] of Object.entries(hits)) expect([query, await found(query)]).toEqual([query, subjects])
})

test('counts items apart that could not be read as a whole, unless something else rules them out', async () => {
  const { put, found, partial } = openSearched()
  put({ subject: 'image', text: 'seen', from: 'asha', files: [['a.png', 'image/png', 'p']] })
  put({ subject: 'encrypted', files: [['smime.p7m', 'application/pkcs7-mime', 'p']] })
  put({ subject: 'binary', files: [['a.txt', 'text/plain', Buffer.from([1, 0, 2])]] })
  put({ subject: 'many', files: Array.from({ length: 251 }, () => ['a.txt', 'text/plain', 'q'] as const) })
  put({ subject: 'long', text: `${'x '.repeat(1_000_000)}end` })
  put({ subject: 'whole', files: [['a.txt', 'text/plain', 'q']] })
  const all = ['image', 'encrypted', 'binary', 'many', 'long']
  expect(await partial('nothing')).toEqual(all)
  expect([await found('seen'), await partial('seen')]).toEqual([['image'], all.filter((one) => one !== 'image')])
  expect(await partial('nothing AND from:asha')).toEqual(['image'])
  expect(await partial('from:asha')).toEqual([])
  expect(await partial('nothing AND subject:image')).toEqual(['image'])
  expect([await found('NOT nothing from:asha'), await partial('NOT nothing from:asha')]).toEqual([['image'], []])
  expect([await found('NOT seen from:asha'), await partial('NOT seen from:asha')]).toEqual([[], []])
  expect(await partial('a NEAR b')).toEqual(all)
  expect(await found('end')).toEqual([])
})

test('finds what a message is now, and not what it was', async () => {
  const { put, found, mailbox, mailboxes } = openSearched()
  const message = put({ subject: 'before', text: 'word' })
  expect(await found('word')).toEqual(['before'])
  const putBack = mailboxes.save()
  const other = put({ subject: 'after', text: 'other' })
  mailbox('asha').change(message, { mail: other.mail })
  expect([await found('word'), await found('other')]).toEqual([[], ['after', 'after']])
  putBack()
  expect([await found('word'), await found('other')]).toEqual([['before'], []])
})

test('finds the message that came while others were read', async () => {
  const { put, found } = openSearched()
  put({ subject: 'first', html: '<p>word</p>' })
  const searching = found('word')
  put({ subject: 'second', text: 'word' })
  expect(await searching).toEqual(['first', 'second'])
})

test('finds text that came as MIME in any charset and encoding', async () => {
  const { deliver, found } = openSearched()
  const latin = Buffer.from('caf\u00e9 r\u00e9union', 'latin1').toString('base64')
  deliver(`Subject: =?utf-8?q?caf=C3=A9?= one
From: "=?iso-8859-1?q?Jos=E9?=" <jose@contoso.example>
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: base64

${latin}
`)
  expect(await found('réunion')).toEqual(['café one'])
  expect(await found('from:josé subject:café')).toEqual(['café one'])
})

test('refuses a prefix in a phrase or beside NEAR that stands for more than 10,000 words', async () => {
  const { put, found } = openSearched()
  put({ subject: 'many', text: `fat ${Array.from({ length: 10_000 }, (_, index) => `cat${index}`).join(' ')}` })
  expect(await found('"fat cat*"')).toEqual(['many'])
  put({ subject: 'one more', text: 'catch' })
  for (const query of ['"fat cat*"', 'fat NEAR cat*']) {
    await expect(found(query)).rejects.toThrow('stands for 10001 words; 10000 are the most')
  }
  expect(await found('cat*')).toEqual(['many', 'one more'])
})
