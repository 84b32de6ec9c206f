import { beforeEach, describe, expect, it, test } from 'vitest'
import { createVirtualClock, type VirtualClock } from '../../control/clock.ts'
import { createChance } from '../../control/seed.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { type ConnectorPage, type ConnectorPageOptions, createConnectorPage } from './connector-page.ts'
import type { LoginVerdict, MappingRow } from './ports.ts'
import { mappingFileBytesMax } from './user-mapping.ts'
import { wizardLifeMinutes, wizardsOfOneMax } from './wizards.ts'

const whatsapp = { productId: 'whatsapp-archiver', name: 'WhatsApp Archiver' }
const credentials = { username: 'admin', password: 'Quiet-River-7' }
const naming = { name: 'Trading floor', description: '' }
const app = { clientId: 'app', clientSecret: 'secret' }
const others = {
  registerApp: () => app,
  removeApp: () => {},
  start: async () => ({ state: 'done', message: '', log: undefined }) as const,
}
const automatic = { automatic: true, file: undefined }

let clock: VirtualClock
let page: ConnectorPage
let login: LoginVerdict

/** A row is refused if it holds `?`. */
const readMapping = async (bytes: Buffer): Promise<MappingRow[]> =>
  bytes
    .toString()
    .split('\n')
    .map((text, index) => ({
      line: index + 1,
      number: text,
      address: text,
      verdict: text.includes('?') ? 'refused' : 'read',
      problem: text.includes('?') ? 'is a riddle' : null,
    }))

function open(changes: Partial<ConnectorPageOptions> = {}): ConnectorPage {
  const tryLogin = async (): Promise<LoginVerdict> => login
  const cloud = 'worldwide' as const
  return createConnectorPage({
    clock,
    chance: createChance(7),
    cloud,
    products: [whatsapp],
    tables: memoryTables,
    tryLogin,
    readMapping,
    ...others,
    ...changes,
  })
}

beforeEach(() => {
  clock = createVirtualClock(new Date('2026-11-22T06:30:00Z'))
  login = 'admitted'
  page = open()
})

async function review(owner = 'asha'): Promise<string> {
  const { wizardId } = page.begin(whatsapp.productId, owner)
  page.acceptTerms(wizardId, owner, true)
  await page.logIn(wizardId, owner, credentials)
  await page.mapUsers(wizardId, owner, automatic)
  return wizardId
}

describe('the wizard', () => {
  it('creates a connector after its last page, and not before', async () => {
    const wizardId = await review()
    expect(page.connectors.list()).toEqual([])
    const connector = page.finish(wizardId, 'asha', naming)
    expect(page.connectors.list()).toEqual([connector])
    expect(connector).toMatchObject({
      ...naming,
      ...credentials,
      mapping: automatic,
      createdBy: 'asha',
      isPaused: false,
    })
  })

  it('cannot be finished twice', async () => {
    const wizardId = await review()
    page.finish(wizardId, 'asha', naming)
    expect(() => page.finish(wizardId, 'asha', { ...naming, name: 'Again' })).toThrow(/no wizard/)
    expect(page.connectors.list()).toHaveLength(1)
  })

  it('takes a mapping that is sent twice at once only once, and none for a wizard that is left meanwhile', async () => {
    const begins = async (): Promise<string> => {
      const { wizardId } = page.begin(whatsapp.productId, 'asha')
      page.acceptTerms(wizardId, 'asha', true)
      await page.logIn(wizardId, 'asha', credentials)
      return wizardId
    }
    const mapping = { automatic: false, file: Buffer.from('1') }
    const twice = await begins()
    const sent = [1, 2].map(() => page.mapUsers(twice, 'asha', mapping))
    expect((await Promise.allSettled(sent)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    const left = await begins()
    const late = page.mapUsers(left, 'asha', mapping)
    page.leave(left, 'asha')
    await expect(late).rejects.toThrow(/no wizard/)
    expect(() => page.wizard(left, 'asha')).toThrow(/no wizard/)
  })

  it('is one of twenty of a person: 1,000 that are begun and left alone take no room for ever', async () => {
    const others = page.begin(whatsapp.productId, 'ben').wizardId
    const ids = Array.from({ length: 1_000 }, () => page.begin(whatsapp.productId, 'asha').wizardId)
    const there = ids.filter((wizardId) => {
      try {
        return page.wizard(wizardId, 'asha')
      } catch {
        return false
      }
    })
    expect(there).toEqual(ids.slice(-wizardsOfOneMax))
    expect(page.wizard(others, 'ben').step).toBe('terms-of-service')
    expect(page.connectors.list()).toEqual([])
  })

  it('goes on after a name that is taken', async () => {
    page.finish(await review(), 'asha', naming)
    const wizardId = await review()
    expect(() => page.finish(wizardId, 'asha', { ...naming, name: 'TRADING FLOOR' })).toThrow(/TRADING FLOOR already/)
    page.finish(wizardId, 'asha', { ...naming, name: 'Another floor' })
    expect(page.connectors.list().map(({ name }) => name)).toEqual(['Trading floor', 'Another floor'])
  })

  it.each<[string, (wizardId: string) => unknown]>([
    ['login', (wizardId) => page.logIn(wizardId, 'asha', credentials)],
    ['user mapping', async (wizardId) => page.mapUsers(wizardId, 'asha', automatic)],
    ['finish', async (wizardId) => page.finish(wizardId, 'asha', naming)],
  ])('does not skip to %s', async (_page, skip) => {
    const { wizardId } = page.begin(whatsapp.productId, 'asha')
    await expect(async () => skip(wizardId)).rejects.toThrow('terms-of-service')
  })

  it('does not take a page twice', () => {
    const { wizardId } = page.begin(whatsapp.productId, 'asha')
    page.acceptTerms(wizardId, 'asha', true)
    expect(() => page.acceptTerms(wizardId, 'asha', true)).toThrow('login-to-telemessage')
  })

  it('takes one of two logins that are sent at once', async () => {
    const { wizardId } = page.begin(whatsapp.productId, 'asha')
    page.acceptTerms(wizardId, 'asha', true)
    const [first, second] = await Promise.allSettled([
      page.logIn(wizardId, 'asha', credentials),
      page.logIn(wizardId, 'asha', credentials),
    ])
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected'])
  })

  it('stays at the terms until they are accepted', () => {
    const { wizardId } = page.begin(whatsapp.productId, 'asha')
    expect(() => page.acceptTerms(wizardId, 'asha', false)).toThrow('Without accepting')
    expect(page.wizard(wizardId, 'asha').step).toBe('terms-of-service')
  })

  it.each<[LoginVerdict, string]>([
    ['refused', 'administration account'],
    ['locked', 'locked'],
    ['unavailable', 'does not answer'],
  ])('stays at the login if it is %s', async (verdict, said) => {
    login = verdict
    const { wizardId } = page.begin(whatsapp.productId, 'asha')
    page.acceptTerms(wizardId, 'asha', true)
    await expect(page.logIn(wizardId, 'asha', credentials)).rejects.toThrow(said)
    expect(page.wizard(wizardId, 'asha')).not.toHaveProperty('credentials')
  })

  it('is one person’s', () => {
    const { wizardId } = page.begin(whatsapp.productId, 'asha')
    expect(() => page.acceptTerms(wizardId, 'ben', true)).toThrow('of yours')
  })

  it.each<[string, (wizardId: string) => void]>([
    ['it was left', (wizardId) => page.leave(wizardId, 'asha')],
    ['its time is over', () => clock.advance(wizardLifeMinutes * 60_000)],
  ])('leaves nothing if %s', async (_why, end) => {
    const wizardId = await review()
    end(wizardId)
    expect(() => page.finish(wizardId, 'asha', naming)).toThrow('no connector was created')
    expect(page.connectors.list()).toEqual([])
  })

  it('can be finished in its last millisecond', async () => {
    const wizardId = await review()
    clock.advance(wizardLifeMinutes * 60_000 - 1)
    expect(page.finish(wizardId, 'asha', naming)).toMatchObject(naming)
  })
})

describe('user mapping', () => {
  const mapped = async (mapping: Parameters<ConnectorPage['mapUsers']>[2]) => {
    const { wizardId } = page.begin(whatsapp.productId, 'asha')
    page.acceptTerms(wizardId, 'asha', true)
    await page.logIn(wizardId, 'asha', credentials)
    return page.mapUsers(wizardId, 'asha', mapping)
  }

  it.each([
    ['automatic', automatic],
    ['a file', { automatic: false, file: Buffer.from('good') }],
    ['both', { automatic: true, file: Buffer.from('good') }],
  ])('can be %s', async (_way, mapping) => {
    expect(await mapped(mapping)).toMatchObject({ step: 'review', mapping })
  })

  it('cannot be neither', async () => {
    await expect(mapped({ automatic: false, file: undefined })).rejects.toThrow('nothing would be imported')
  })

  it('refuses a whole file for one row, which it names', async () => {
    await expect(mapped({ automatic: true, file: Buffer.from('good\n?\ngood') })).rejects.toThrow('line 2: is a riddle')
  })

  it.each([
    [0, true],
    [1, false],
  ])('takes a file of %i bytes above the limit: %s', async (above, taken) => {
    const file = Buffer.alloc(mappingFileBytesMax + above, 0x61)
    await expect(
      mapped({ automatic: false, file })
        .then(() => true)
        .catch(() => false),
    ).resolves.toBe(taken)
  })
})

describe('a connector', () => {
  it('keeps its password if another one is refused', async () => {
    const { connectorId } = page.finish(await review(), 'asha', naming)
    login = 'refused'
    await expect(page.changePassword(connectorId, 'other')).rejects.toThrow('refuses')
    expect(page.connectors.get(connectorId).password).toBe(credentials.password)
  })

  it('can be paused, renamed and removed', async () => {
    const { connectorId } = page.finish(await review(), 'asha', naming)
    expect(page.change(connectorId, { isPaused: true, name: 'Desk' })).toMatchObject({ isPaused: true, name: 'Desk' })
    page.remove(connectorId)
    expect(() => page.connectors.get(connectorId)).toThrow('no connector')
  })
})

test.each([
  ['worldwide', true],
  ['gcc', true],
  ['gcc-high', false],
  ['dod', false],
] as const)('a tenant in %s offers the connector: %s', (cloud, offered) => {
  const there = open({ cloud })
  expect(there.products()).toHaveLength(offered ? 1 : 0)
  if (!offered) expect(() => there.begin(whatsapp.productId, 'asha')).toThrow('offers no product')
})

test('a saved state has the wizards and connectors of its time', async () => {
  const wizardId = await review()
  const restore = page.save()
  page.finish(wizardId, 'asha', naming)
  restore()
  expect(page.connectors.list()).toEqual([])
  expect(page.finish(wizardId, 'asha', naming)).toMatchObject(naming)
})
