import { area, type RequirementArea } from './requirement.ts'

const complete = 'follows from the purpose of an archive: nothing is lost, nothing is there twice'
const outage = 'follows from DAY-5'

export const resilience: RequirementArea = area('RES', 'Faults', 'connector', [
  {
    number: 1,
    source: 'assumed',
    weight: 'must',
    sentence:
      'A request that was answered with 429 is not repeated before Retry-After is over; other calls to that mailbox wait, too.',
    section: 'follows from HTTP (RFC 9110, Retry-After) and from the limits of Microsoft Graph',
  },
  {
    number: 2,
    source: 'assumed',
    weight: 'must',
    sentence:
      'After 5xx, resets, time-outs and truncated bodies, requests are retried a limited number of times, and nothing is lost or doubled.',
    section: complete,
  },
  {
    number: 3,
    source: 'assumed',
    weight: 'must',
    sentence: 'If the answer to a write is an error although the write was carried out, there is no second copy.',
    section: complete,
  },
  {
    number: 4,
    source: 'assumed',
    weight: 'must',
    sentence: 'A download whose length or digest is wrong is never archived.',
    section: 'follows from CAP-3',
  },
  {
    number: 5,
    source: 'assumed',
    weight: 'must',
    sentence:
      'If the connector is killed at any moment or loses its state, and runs again, the mailboxes become the same as without that.',
    section: complete,
    cannotShow: 'Every moment: it is killed only at some moments of a run, and the disk of this machine never fails.',
  },
  {
    number: 6,
    source: 'assumed',
    weight: 'must',
    sentence: 'A repeated page, a repeated item, or another order of items changes nothing.',
    section: complete,
    minimum: 2,
  },
  {
    number: 7,
    source: 'assumed',
    weight: 'must',
    sentence: 'One item that cannot be read does not stop the others, and is in the log.',
    section: 'follows from the failed items of the import log',
  },
  {
    number: 8,
    source: 'assumed',
    weight: 'must',
    sentence: 'A token that expires in the middle of a run is renewed.',
    section: complete,
  },
  {
    number: 9,
    source: 'assumed',
    weight: 'must',
    sentence:
      'If TeleMessage or the tenant is down for a day, the run fails and says so, and the next run makes up for it.',
    section: outage,
    readings: ['window.catchUp'],
  },
  {
    number: 10,
    source: 'assumed',
    weight: 'must',
    sentence:
      'If a mailbox refuses (quota, 403, disabled during the run), only its copies fail, and the window does not stay open for ever.',
    section: 'follows from MAP-2: each mailbox gets its copy',
  },
  {
    number: 11,
    source: 'assumed',
    weight: 'must',
    sentence:
      'If the TeleMessage password was changed, the run fails visibly; once it is corrected, the archive becomes complete.',
    section: outage,
    readings: ['window.catchUp'],
  },
  {
    number: 12,
    source: 'assumed',
    weight: 'must',
    sentence:
      'If one mailbox, file, page, lookup, the token endpoint or the staging location has a temporary problem for a whole run, its copies are not lost: the run says that it was not done, or a later run imports them.',
    section: 'follows from RES-9: what holds for a server holds for a part of it',
    readings: ['window.catchUp'],
  },
])
