import { area, type RequirementArea } from './requirement.ts'

export const faults: RequirementArea = area('RES', 'Faults', 'connector', '', [
  [
    1,
    'assumed',
    'must',
    'A request that was answered 429 is not repeated before Retry-After is over; other calls to that mailbox wait too.',
  ],
  [
    2,
    'assumed',
    'must',
    '5xx, resets, time-outs and truncated bodies are retried with a bound, and lose and double nothing.',
  ],
  [3, 'assumed', 'must', 'An error answered after the write was committed does not lead to a second copy.'],
  [4, 'assumed', 'must', 'A download whose length or digest is wrong is never archived.'],
  [
    5,
    'assumed',
    'must',
    'Killed at any moment and run again, the connector reaches the same mailboxes as if it had not been.',
  ],
  [6, 'assumed', 'must', 'A repeated page, a repeated item, or another order of items changes nothing.'],
  [7, 'assumed', 'must', 'One item that cannot be read does not stop the others, and is in the log.'],
  [8, 'assumed', 'must', 'A token that expires in the middle of a run is renewed.'],
  [
    9,
    'assumed',
    'must',
    'With TeleMessage or the tenant down for a day, the failed run says so and the next makes up for it.',
  ],
  [
    10,
    'assumed',
    'must',
    'A mailbox that refuses (quota, 403, disabled in mid-run) fails its copies only, and does not hold a window open for ever.',
  ],
  [
    11,
    'assumed',
    'must',
    'A changed TeleMessage password ends in a loud failure and, once mended, in a complete archive.',
  ],
])

export const security: RequirementArea = area('SEC', 'Security', 'connector', '', [
  [
    1,
    'assumed',
    'must',
    'No password, token or message text, and no phone number, in operational logs, output, file and blob names, process arguments.',
  ],
  [2, 'assumed', 'must', 'A server certificate that does not verify ends the run before credentials are sent.'],
  [
    3,
    'assumed',
    'must',
    'Credentials go to the configured hosts only, also when a server redirects or hands out links.',
  ],
  [
    4,
    'assumed',
    'must',
    'File names cannot leave the staging area; pages, bodies and archives cannot exhaust memory or disk.',
  ],
])
