import { area, type RequirementArea } from './requirement.ts'

const complete = 'follows from the purpose of an archive: nothing is lost, nothing is there twice'
const outage = 'follows from DAY-5'

export const resilience: RequirementArea = area('RES', 'Faults', 'connector', [
  {
    number: 1,
    source: 'assumed',
    weight: 'must',
    sentence:
      'A request that was answered 429 is not repeated before Retry-After is over; other calls to that mailbox wait too.',
    section: 'follows from HTTP (RFC 9110, Retry-After) and from the limits of Microsoft Graph',
  },
  {
    number: 2,
    source: 'assumed',
    weight: 'must',
    sentence: '5xx, resets, time-outs and truncated bodies are retried with a bound, and lose and double nothing.',
    section: complete,
  },
  {
    number: 3,
    source: 'assumed',
    weight: 'must',
    sentence: 'An error answered after the write was committed does not lead to a second copy.',
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
    sentence: 'Killed at any moment and run again, the connector reaches the same mailboxes as if it had not been.',
    section: complete,
    cannotShow: 'Every moment: it is killed at some moments of a run, and the disk of this machine never fails.',
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
    sentence: 'With TeleMessage or the tenant down for a day, the failed run says so and the next makes up for it.',
    section: outage,
    readings: ['window.catchUp'],
  },
  {
    number: 10,
    source: 'assumed',
    weight: 'must',
    sentence:
      'A mailbox that refuses (quota, 403, disabled in mid-run) fails its copies only, and does not hold a window open for ever.',
    section: 'follows from MAP-2: each mailbox gets its copy',
  },
  {
    number: 11,
    source: 'assumed',
    weight: 'must',
    sentence: 'A changed TeleMessage password ends in a loud failure and, once mended, in a complete archive.',
    section: outage,
    readings: ['window.catchUp'],
  },
])
