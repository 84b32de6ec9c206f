import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

const complete = {
  MT_TELEMESSAGE_URL: 'https://telemessage.test',
  MT_TELEMESSAGE_USERNAME: 'admin',
  MT_TELEMESSAGE_PASSWORD: 'a secret password',
  MT_GRAPH_URL: 'https://graph.test',
  MT_LOGIN_URL: 'https://login.test',
  MT_TENANT_ID: 'tenant',
  MT_CLIENT_ID: 'client',
  MT_CLIENT_SECRET: 'a secret of the client',
  MT_NOW: '2026-03-02T06:00:00.000Z',
  MT_AUTOMATIC_MAPPING: 'on',
  MT_STATE_DIR: '/state',
  MT_IMPORT_LOG: '/import.log',
}

function complaintAbout(changes: Record<string, string | undefined>): string {
  try {
    readEnvironment({ ...complete, ...changes })
  } catch (error) {
    expect(error).toMatchObject({ name: 'FatalError', code: 'environment-invalid' })
    return (error as Error).message
  }
  return 'no complaint'
}

test('a complete environment becomes settings; what else is in it does not matter', () => {
  const settings = readEnvironment({ ...complete, PATH: '/bin', MT_STAGING_URL: 'https://blob.test/c?sig=x' })
  expect(settings).toMatchObject({ now: new Date('2026-03-02T06:00:00Z'), automaticMapping: true, stateDir: '/state' })
  expect(settings.graphUrl.href).toBe('https://graph.test/')
  expect(settings.mappingFile).toBeUndefined()
})

test.each(Object.keys(complete))('%s must be there', (name) => {
  expect(complaintAbout({ [name]: undefined })).toMatch(new RegExp(`^${name} is missing: give `))
})

test('a variable that is set to nothing is not there', () => {
  expect(readEnvironment({ ...complete, MT_MAPPING_FILE: '' }).mappingFile).toBeUndefined()
  expect(complaintAbout({ MT_TENANT_ID: '' })).toContain('MT_TENANT_ID is missing')
})

test.each([
  ['MT_NOW', 'yesterday'],
  ['MT_NOW', '2026-03-02T06:00:00+01:00'],
  ['MT_ARCHIVER', 'WhatsApp'],
  ['MT_ARCHIVER', 'toString'],
  ['MT_AUTOMATIC_MAPPING', 'yes'],
  ['MT_DEFAULT_REGION', 'XX'],
  ['MT_GRAPH_URL', 'graph.test'],
  ['MT_GRAPH_URL', 'ftp://graph.test'],
  ['MT_GRAPH_URL', 'https://user:pass@graph.test'],
  ['MT_GRAPH_URL', 'https://graph.test/?a=b'],
  ['MT_STAGING_URL', 'https://blob.test?sig=x'],
  ['MT_STAGING_URL', 'https://user:pass@blob.test/container?sig=x'],
])('%s cannot be %s', (name, value) => {
  expect(complaintAbout({ [name]: value })).toMatch(new RegExp(`^${name} is invalid: give `))
})

test('all mistakes are reported at once, without any value', () => {
  const complaint = complaintAbout({ MT_NOW: 'a-value', MT_TELEMESSAGE_PASSWORD: undefined, MT_LOGIN_URL: 'b-value' })
  expect(complaint).toContain('MT_NOW')
  expect(complaint).toContain('MT_TELEMESSAGE_PASSWORD')
  expect(complaint).toContain('MT_LOGIN_URL')
  expect(complaint).not.toMatch(/a-value|b-value|secret of/)
})

test('the archiver is the one that is named, and WhatsApp when none is', () => {
  expect(readEnvironment(complete).archiver.folderName).toBe('WhatsApp Archiver')
  expect(readEnvironment({ ...complete, MT_ARCHIVER: 'whatsapp' }).archiver.folderName).toBe('WhatsApp Archiver')
  expect(readEnvironment({ ...complete, MT_ARCHIVER: 'signal' }).archiver.folderName).toBe('Signal Archiver')
  expect(complaintAbout({ MT_ARCHIVER: 'sms' })).toContain('give whatsapp or signal, or nothing for whatsapp')
})

test('a region is one that numbers can be read for', () => {
  expect(readEnvironment({ ...complete, MT_DEFAULT_REGION: 'GB' }).defaultRegion).toBe('GB')
})

test.each([
  [{}, undefined],
  [
    { MT_STAGING_URL: 'https://blob.test/c?sig=x' },
    { kind: 'container-url', url: new URL('https://blob.test/c?sig=x') },
  ],
  [
    { MT_STAGING_CONNECTION_STRING: 'AccountName=a', MT_STAGING_CONTAINER: 'chats' },
    { kind: 'connection-string', connectionString: 'AccountName=a', container: 'chats' },
  ],
])('batches are staged where %o says', (given, place) => {
  expect(readEnvironment({ ...complete, ...given }).stagingPlace).toEqual(place)
})

test.each([
  ['MT_STAGING_CONTAINER is missing', { MT_STAGING_CONNECTION_STRING: 'AccountName=a-secret' }],
  ['MT_STAGING_CONTAINER is invalid', { MT_STAGING_CONTAINER: 'chats' }],
  [
    'MT_STAGING_CONNECTION_STRING is invalid',
    { MT_STAGING_CONNECTION_STRING: 'AccountName=a-secret', MT_STAGING_URL: 'https://blob.test/c?sig=a-secret' },
  ],
])('staging that does not go together is refused: %s', (complaint, given) => {
  expect(complaintAbout(given)).toContain(complaint)
  expect(complaintAbout(given)).not.toContain('a-secret')
})

test.each([
  ['without its end', { MT_WINDOW_FROM: '2026-03-01T00:00:00.000Z' }, 'MT_WINDOW_TO is missing'],
  ['without its beginning', { MT_WINDOW_TO: '2026-03-01T00:00:00.000Z' }, 'MT_WINDOW_FROM is missing'],
  ['of no length', { MT_WINDOW_FROM: complete.MT_NOW, MT_WINDOW_TO: complete.MT_NOW }, 'MT_WINDOW_FROM is invalid'],
  [
    'that is not over yet',
    { MT_WINDOW_FROM: '2026-03-01T00:00:00.000Z', MT_WINDOW_TO: '2026-03-03T00:00:00.000Z' },
    'MT_WINDOW_TO is invalid',
  ],
])('a window %s is refused', (_what, changes, complaint) => {
  expect(complaintAbout(changes)).toContain(complaint)
})

test('a window of the past is taken', () => {
  const [from, to] = ['2026-02-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z']
  const { backfill } = readEnvironment({ ...complete, MT_WINDOW_FROM: from, MT_WINDOW_TO: to })
  expect(backfill).toEqual({ from: new Date(from), to: new Date(to) })
})
