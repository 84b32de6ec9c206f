import { expect, test } from 'vitest'
import { sampleEntry } from '../sample-tenant.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

const asha = '/users/asha@contoso.example'
const person = (name: string) => ({ emailAddress: { name, address: `${name}@contoso.example` } })
const sentAt = (value: string) => [{ id: 'SystemTime 0x0039', value }]

async function setup() {
  const world = await openGraphWorld()
  const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'menu of march.pdf', contentBytes: 'YQ==' }
  const messages = [
    {
      subject: 'Lunch on Friday',
      body: { contentType: 'html', content: '<p>Shall we <b>meet</b> at noon?</p>' },
      from: person('ben'),
      toRecipients: [person('asha')],
      singleValueExtendedProperties: sentAt('2026-11-01T08:00:00Z'),
    },
    {
      subject: 'Dinner',
      body: { contentType: 'text', content: 'No lunch today.' },
      ccRecipients: [person('cleo')],
      importance: 'high',
      singleValueExtendedProperties: sentAt('2026-11-03T08:00:00Z'),
    },
    {
      subject: 'Luncheon',
      attachments: [file],
      bccRecipients: [person('dan')],
      singleValueExtendedProperties: sentAt('2026-11-02T08:00:00Z'),
    },
  ]
  for (const message of messages) await world.post(`${asha}/messages`, message)
  const found = async (text: string) => {
    const { status, body } = await world.get(`${asha}/messages?$select=subject&$search=${encodeURIComponent(text)}`)
    return status === 200 ? body.value.map(({ subject }: { subject: string }) => subject) : status
  }
  return { ...world, found }
}

test('search.words', async () => {
  const { found } = await setup()
  expect([await found('"lunch"'), await found('LUNCH'), await found('"lunch*"')]).toEqual([
    ['Dinner', 'Lunch on Friday'],
    ['Dinner', 'Lunch on Friday'],
    ['Dinner', 'Luncheon', 'Lunch on Friday'],
  ])
  expect([await found('"ben"'), await found('"meet at noon"'), await found('"\\"on Friday\\""')]).toEqual([
    ['Lunch on Friday'],
    ['Lunch on Friday'],
    ['Lunch on Friday'],
  ])
  expect([await found('"unch"'), await found('"*lunch"'), await found('"Friday on"')]).toEqual([
    [],
    ['Dinner', 'Lunch on Friday'],
    ['Lunch on Friday'],
  ])
})

test('search.properties', async () => {
  const { found } = await setup()
  const hits: Record<string, string[]> = {
    'subject:lunch': ['Lunch on Friday'],
    'body:lunch': ['Dinner'],
    'from:ben@contoso.example': ['Lunch on Friday'],
    'to:asha': ['Lunch on Friday'],
    'cc:cleo': ['Dinner'],
    'bcc:dan': ['Luncheon'],
    'recipients:dan': ['Luncheon'],
    'participants:ben': ['Lunch on Friday'],
    'attachment:march': ['Luncheon'],
    'hasAttachments:true': ['Luncheon'],
    'importance:high': ['Dinner'],
    'sent>=2026-11-02': ['Dinner', 'Luncheon'],
    'sent:11/03/2026': ['Dinner'],
    'sent:2026-11-01..2026-11-02': ['Luncheon', 'Lunch on Friday'],
    'received:2026-11-22': ['Dinner', 'Luncheon', 'Lunch on Friday'],
    'size<10': [],
    'size>10': ['Dinner', 'Luncheon', 'Lunch on Friday'],
    'kind:email': ['Dinner', 'Luncheon', 'Lunch on Friday'],
    'subject:"lunch on"': ['Lunch on Friday'],
  }
  for (const [text, subjects] of Object.entries(hits)) expect([text, await found(text)]).toEqual([text, subjects])
  expect([await found('colour:red'), await found('sent:soon')]).toEqual([400, 400])
})

test('search.operators', async () => {
  const { found } = await setup()
  expect(await found('lunch NOT dinner')).toEqual(['Lunch on Friday'])
  expect(await found('lunch -dinner')).toEqual(['Lunch on Friday'])
  expect(await found('dinner OR luncheon')).toEqual(['Dinner', 'Luncheon'])
  expect(await found('lunch AND (friday OR today)')).toEqual(['Dinner', 'Lunch on Friday'])
  expect(await found('lunch friday')).toEqual(['Lunch on Friday'])
  // In small letters, it is a word.
  expect(await found('dinner or luncheon')).toEqual([])
  for (const text of ['(lunch', 'lunch)', 'AND', 'NOT', '']) expect([text, await found(text)]).toEqual([text, 400])
})

test('search.alone', async () => {
  const { get } = await setup()
  expect([
    refusalIn(await get(`${asha}/messages?$search="a"&$filter=isRead eq true`)),
    refusalIn(await get(`${asha}/messages?$search="a"&$orderby=subject`)),
  ]).toEqual([
    [400, 'SearchWithFilter'],
    [400, 'SearchWithOrderBy'],
  ])
})

test('search.needs-mail-read', async () => {
  const { get } = await openGraphWorld({ roles: ['Mail.ReadBasic.All'] })
  expect((await get(`${asha}/messages`)).status).toBe(200)
  expect(refusalIn(await get(`${asha}/messages?$search="lunch"`))).toEqual([403, 'ErrorAccessDenied'])
})

test('search.users', async () => {
  const { tenant, get } = await setup()
  tenant.hire(sampleEntry('ben', { displayName: 'Ben Sample-Person' }))
  const eventual = { ConsistencyLevel: 'eventual' }
  const found = async (text: string) => {
    const { body } = await get(`/users?$search=${encodeURIComponent(text)}&$count=true`, eventual)
    return [body['@odata.count'], ...body.value.map(({ displayName }: { displayName: string }) => displayName)]
  }
  expect(await found('"displayName:samp"')).toEqual([1, 'Ben Sample-Person'])
  expect(await found('"displayName:ben pers"')).toEqual([1, 'Ben Sample-Person'])
  expect(await found('"displayName:ample"')).toEqual([0])
  expect(await found('"mail:asha@contoso" OR "displayName:ben"')).toEqual([2, 'asha', 'Ben Sample-Person'])
  expect(await found('"mail:contoso" AND "displayName:ben"')).toEqual([1, 'Ben Sample-Person'])
  expect((await get('/users?$search="displayName:ben"')).status).toBe(400)
  expect((await get('/users?$search="jobTitle:chief"', eventual)).status).toBe(400)
})

test('search.people', async () => {
  const { tenant, get } = await setup()
  tenant.hire(sampleEntry('ben', { displayName: 'Ben Sample' }))
  tenant.hire(sampleEntry('guest', { kind: 'guest' }))
  const found = async (options: string) =>
    (await get(`${asha}/people${options}`)).body.value.map(({ displayName }: { displayName: string }) => displayName)
  expect([await found(''), await found('?$search="sam"'), await found('?$search=contoso zoe')]).toEqual([
    ['Ben Sample'],
    ['Ben Sample'],
    [],
  ])
  const [ben] = (await get(`${asha}/people`)).body.value
  expect(ben.scoredEmailAddresses[0].address).toBe('ben@contoso.example')
})
