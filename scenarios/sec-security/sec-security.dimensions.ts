import { type DimensionTable, dimensionTable } from '../dimension-table.ts'

const secrets = ['a secret', 'a text', 'a number'] as const
const places = ['the output', 'the arguments of a process', 'a file'] as const
const blobName = 'the name of a blob'
const badRuns = ['page unreadable', 'item unreadable', 'copy refused', 'login refused', 'mapping file refused'] as const

/** What may leak or be read without end, where, and why. */
export const securityDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['SEC-1'],
    dimensions: {
      confidence: secrets,
      place: [...places, blobName],
      run: ['ordinary', ...badRuns],
    },
    impossible: {
      'confidence: a number + place: a file': 'import log and state are for administrators',
      ...Object.fromEntries(
        badRuns.map((run) => [
          `place: ${blobName} + run: ${run}`,
          'what is staged then has the names of an ordinary day',
        ]),
      ),
    },
    plays: {
      'SEC-1/ordinary-run': leaks('ordinary'),
      'SEC-1/page-that-cannot-be-read': leaks('page unreadable'),
      'SEC-1/item-that-cannot-be-read': leaks('item unreadable'),
      'SEC-1/copy-that-is-refused': leaks('copy refused'),
      'SEC-1/login-that-is-refused': leaks('login refused'),
      'SEC-1/mapping-file-that-is-refused': leaks('mapping file refused'),
      'SEC-1/blob-names': secrets.map((confidence) => ({ confidence, place: blobName, run: 'ordinary' }) as const),
    },
  }),
  dimensionTable({
    requirements: ['SEC-2', 'SEC-3'],
    dimensions: {
      server: ['the site', 'the tenant'],
      leads: ['a certificate of a stranger', 'a certificate for another host', 'a redirect', 'a link in an answer'],
    },
    impossible: { 'server: the site + leads: a link in an answer': 'the site answers with cursors and not with links' },
    plays: {
      'SEC-2/untrusted-site': [{ server: 'the site', leads: 'a certificate of a stranger' }],
      'SEC-2/untrusted-tenant': [{ server: 'the tenant', leads: 'a certificate of a stranger' }],
      'SEC-2/another-name-than-the-site': [{ server: 'the site', leads: 'a certificate for another host' }],
      'SEC-2/another-name-than-the-tenant': [{ server: 'the tenant', leads: 'a certificate for another host' }],
      'SEC-3/redirected-by-the-site': [{ server: 'the site', leads: 'a redirect' }],
      'SEC-3/redirected-by-the-tenant': [{ server: 'the tenant', leads: 'a redirect' }],
      'SEC-3/links-elsewhere': [{ server: 'the tenant', leads: 'a link in an answer' }],
    },
  }),
]

function leaks<const T extends string>(run: T) {
  return secrets.flatMap((confidence) =>
    places
      .filter((place) => confidence !== 'a number' || place !== 'a file')
      .map((place) => ({ confidence, place, run })),
  )
}
