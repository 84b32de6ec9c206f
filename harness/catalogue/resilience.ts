import { area, type RequirementArea } from './requirement.ts'

const complete = 'follows from the purpose of an archive: nothing is lost, nothing is there twice'
const outage = 'follows from DAY-5'
const secret = 'follows from the breach of 2025: what is not written down cannot be read'

export const faults: RequirementArea = area('RES', 'Faults', 'connector', [
  [
    1,
    'assumed',
    'must',
    'A request that was answered 429 is not repeated before Retry-After is over; other calls to that mailbox wait too.',
    'follows from HTTP (RFC 9110, Retry-After) and from the limits of Microsoft Graph',
  ],
  [
    2,
    'assumed',
    'must',
    '5xx, resets, time-outs and truncated bodies are retried with a bound, and lose and double nothing.',
    complete,
  ],
  [3, 'assumed', 'must', 'An error answered after the write was committed does not lead to a second copy.', complete],
  [4, 'assumed', 'must', 'A download whose length or digest is wrong is never archived.', 'follows from CAP-3'],
  [
    5,
    'assumed',
    'must',
    'Killed at any moment and run again, the connector reaches the same mailboxes as if it had not been.',
    complete,
    { cannotShow: 'Every moment: it is killed at some moments of a run, and the disk of this machine never fails.' },
  ],
  [
    6,
    'assumed',
    'must',
    'A repeated page, a repeated item, or another order of items changes nothing.',
    complete,
    { minimum: 2 },
  ],
  [
    7,
    'assumed',
    'must',
    'One item that cannot be read does not stop the others, and is in the log.',
    'follows from the failed items of the import log',
  ],
  [8, 'assumed', 'must', 'A token that expires in the middle of a run is renewed.', complete],
  [
    9,
    'assumed',
    'must',
    'With TeleMessage or the tenant down for a day, the failed run says so and the next makes up for it.',
    outage,
    { readings: ['window.catchUp'] },
  ],
  [
    10,
    'assumed',
    'must',
    'A mailbox that refuses (quota, 403, disabled in mid-run) fails its copies only, and does not hold a window open for ever.',
    'follows from MAP-2: each mailbox gets its copy',
  ],
  [
    11,
    'assumed',
    'must',
    'A changed TeleMessage password ends in a loud failure and, once mended, in a complete archive.',
    outage,
    { readings: ['window.catchUp'] },
  ],
])

export const security: RequirementArea = area('SEC', 'Security', 'connector', [
  [
    1,
    'assumed',
    'must',
    'No password, token or message text, and no phone number, in operational logs, output, file and blob names, process arguments.',
    secret,
    { cannotShow: 'What is sent to places that this machine does not see, such as a log service of its own.' },
  ],
  [
    2,
    'assumed',
    'must',
    'A server certificate that does not verify ends the run before credentials are sent.',
    'follows from the breach of 2025 and from client samples that switch the check off',
  ],
  [
    3,
    'assumed',
    'must',
    'Credentials go to the configured hosts only, also when a server redirects or hands out links.',
    secret,
  ],
  [
    4,
    'assumed',
    'must',
    'File names cannot leave the staging area; pages, bodies and archives cannot exhaust memory or disk.',
    'follows from CAP-4: what people send is whatever they like',
    { cannotShow: 'Sizes beyond what this machine holds, and names that only other operating systems mistake.' },
  ],
])
