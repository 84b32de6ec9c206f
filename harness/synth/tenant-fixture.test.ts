import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readTenantFixture, type TenantFixture } from './tenant-fixture.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenant-'))
})

afterAll(() => rm(folder, { recursive: true }))

/** A small valid fixture with one change. */
async function readWith(change: (fixture: ReturnType<typeof sound>) => unknown): Promise<TenantFixture> {
  const path = join(folder, 'changed.json')
  const fixture = sound()
  change(fixture)
  await writeFile(path, JSON.stringify(fixture))
  return readTenantFixture(path)
}

function sound() {
  const entry = {
    kind: 'user',
    displayName: 'X',
    userPrincipalName: 'x',
    mailbox: 'active',
    accountEnabled: true,
  }
  const asha: Record<string, unknown> = {
    personId: 'asha',
    firstName: 'Asha',
    lastName: '',
    number: '447700900101',
    fate: 'asha@contoso.example',
  }
  const ben: Record<string, unknown> = {
    personId: 'ben',
    firstName: 'Ben',
    lastName: '',
    number: '447700900102',
    fate: null,
  }
  return {
    name: 'Small',
    people: [asha, ben],
    directory: [
      { ...entry, entryId: 'asha', primaryAddress: 'Asha@contoso.example', aliases: [] as string[] },
      { ...entry, entryId: 'ben', primaryAddress: 'ben@contoso.example', aliases: [] as string[] },
    ],
    mapping: [{ number: '447700900101', target: 'asha@contoso.example' }],
  }
}

it('reads a correct fixture', async () => {
  expect((await readWith(() => undefined)).people.map((person) => person.personId)).toEqual(['asha', 'ben'])
})

it.each<[string, (fixture: ReturnType<typeof sound>) => unknown, RegExp]>([
  ['an unknown field', (fixture) => Object.assign(fixture, { color: 'red' }), /color/],
  [
    'an unknown field of a person',
    (fixture) => Object.assign(fixture.people[0] ?? {}, { email: 'x' }),
    /email[\s\S]*people\[0\]/,
  ],
  ['a person without fate', (fixture) => delete fixture.people[0]?.['fate'], /people\[0\]\.fate/],
  [
    'a number with a plus',
    (fixture) => Object.assign(fixture.people[0] ?? {}, { number: '+447700900101' }),
    /people\[0\]\.number/,
  ],
  [
    'a fate in capitals',
    (fixture) => Object.assign(fixture.people[0] ?? {}, { fate: 'Asha@contoso.example' }),
    /people\[0\]\.fate/,
  ],
  [
    'a fate that nobody has',
    (fixture) => Object.assign(fixture.people[1] ?? {}, { fate: 'no@contoso.example' }),
    /people\[1\]\.fate/,
  ],
  [
    'two people of one id',
    (fixture) => Object.assign(fixture.people[1] ?? {}, { personId: 'asha' }),
    /people\[1\]\.personId/,
  ],
  [
    'two people of one number',
    (fixture) => Object.assign(fixture.people[1] ?? {}, { number: '447700900101' }),
    /people\[1\]\.number/,
  ],
  [
    'two entries of one id',
    (fixture) => Object.assign(fixture.directory[1] ?? {}, { entryId: 'asha' }),
    /directory\[1\]\.entryId/,
  ],
  [
    'an alias that is another address',
    (fixture) => fixture.directory[1]?.aliases.push('ASHA@contoso.example'),
    /directory\[1\]/,
  ],
  ['two rows for one number', (fixture) => fixture.mapping.push(...fixture.mapping), /mapping\[1\]\.number/],
  [
    'an unknown spelling',
    (fixture) => Object.assign(fixture.mapping[0] ?? {}, { spelling: 'roman' }),
    /mapping\[0\]\.spelling/,
  ],
])('refuses a fixture with %s', async (_what, change, where) => {
  const error = await readWith(change).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'TENANT_FIXTURE_INVALID', message: expect.stringMatching(where) })
})

it('refuses without a word about whose number it was', async () => {
  const error = await readWith((fixture) => Object.assign(fixture.people[1] ?? {}, { number: '447700900101' })).catch(
    String,
  )
  expect(error).not.toContain('447700900101')
})

it('refuses a fixture that is not there', async () => {
  await expect(readTenantFixture(join(folder, 'nowhere.json'))).rejects.toMatchObject({
    code: 'TENANT_FIXTURE_UNREADABLE',
  })
})

it('refuses a fixture that is not JSON', async () => {
  await writeFile(join(folder, 'broken.json'), '{"name": ')
  await expect(readTenantFixture(join(folder, 'broken.json'))).rejects.toMatchObject({
    code: 'TENANT_FIXTURE_UNREADABLE',
  })
})
