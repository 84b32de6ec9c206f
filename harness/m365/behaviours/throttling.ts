import type { BehaviourArea } from './behaviour.ts'

const guidance = 'https://learn.microsoft.com/graph/throttling'
const limits = 'https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits'

/** How the tenant throttles its callers, where limits are set. */
export const throttling: BehaviourArea = {
  area: 'throttling',
  title: 'Throttling',
  behaviours: [
    {
      id: 'throttling.injected-answers',
      sentence:
        'An injected 429 or 503 looks like one of the service: JSON with code and `request-id`; at the login, in the shape of OAuth.',
      source: 'https://learn.microsoft.com/en-us/graph/throttling; https://learn.microsoft.com/en-us/graph/errors',
      status: 'documented',
    },
    {
      id: 'throttling.too-many-requests',
      sentence:
        'One app may send a number of requests to one mailbox within a period (Outlook: 10,000 in 10 minutes); after that the answer is 429 with `Retry-After`.',
      source: limits,
      status: 'documented',
    },
    {
      id: 'throttling.error-body',
      sentence: 'The error is `TooManyRequests`, and its `innerError` has the code `429`.',
      source: 'microsoftgraph/microsoft-graph-docs, concepts/errors and throttling, 2021',
      status: 'documented',
    },
    {
      id: 'throttling.fraction-of-a-second',
      sentence: '`Retry-After` may have a fraction of a second.',
      source: 'microsoftgraph/microsoft-graph-docs, sample with `Retry-After: 2.128`, 2021',
      status: 'documented',
    },
    {
      id: 'throttling.wait-helps',
      sentence: 'A client that waits as long as `Retry-After` says, and sends nothing in the meantime, is served.',
      source: guidance,
      status: 'documented',
    },
    {
      id: 'throttling.haste-counts',
      sentence: 'Requests that are refused count as well, so that retrying at once makes the wait longer.',
      source: guidance,
      status: 'documented',
    },
    {
      id: 'throttling.other-mailbox',
      sentence: 'A limit that is reached in one mailbox leaves the same app free in the others.',
      source: limits,
      status: 'documented',
    },
    {
      id: 'throttling.other-app',
      sentence: 'A limit that one app has reached leaves other apps free in the same mailbox.',
      source: limits,
      status: 'documented',
    },
    {
      id: 'throttling.uploaded-bytes',
      sentence:
        'Bytes that are sent with POST, PATCH and PUT have a limit of their own (Outlook: 150 MB in 5 minutes); reading goes on.',
      source: limits,
      status: 'documented',
    },
    {
      id: 'throttling.at-once',
      sentence:
        'A number of requests may be in progress at once (Outlook: 4); the answer to one more is 429 `ApplicationThrottled`, "over its MailboxConcurrency limit".',
      source: `${limits}; code and message are from reports of developers`,
      status: 'measured',
    },
    {
      id: 'throttling.directory-is-apart',
      sentence: 'These limits neither count requests to the directory nor refuse them.',
      source: limits,
      status: 'documented',
    },
    {
      id: 'throttling.at-once-in-all-mailboxes',
      sentence: 'The limit on requests at once is for all mailboxes together, or for each, as the tenant is set up.',
      source: `${limits} says for each app, whichever the mailboxes; in 2021 it said for each app and mailbox`,
      status: 'unverified',
    },
    {
      id: 'throttling.import-urls-count',
      sentence: 'Requests to an import URL count like any others of the app that opened the session.',
      source: `${limits} does not name the mailbox import session`,
      status: 'unverified',
    },
    {
      id: 'throttling.megabyte',
      sentence: 'A megabyte of the upload limit has 1,048,576 bytes.',
      source: `${limits} does not say which megabyte`,
      status: 'unverified',
    },
  ],
}
