import type { BehaviourArea } from './behaviour.ts'

const batching = 'https://learn.microsoft.com/graph/json-batching'
const throttling = 'https://learn.microsoft.com/graph/throttling#throttling-and-batching'

/** Several requests in one. */
export const batch: BehaviourArea = {
  area: 'batch',
  title: 'Batches',
  behaviours: [
    {
      id: 'batch.answers',
      sentence: 'A batch is 200, and each of its requests has an answer with id, status, headers and body.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.single-failures',
      sentence: 'If one request fails, the batch is still 200, and the other requests are carried out.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.any-order',
      sentence: 'Answers come in any order, here the last one first; ids tell them apart.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.at-most-twenty',
      sentence: 'A batch may have twenty requests. With one more, the batch is 400, and no request is carried out.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.unique-ids',
      sentence: 'Ids that are the same but for letter case make the batch 400.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.malformed',
      sentence: 'A batch that cannot be read is 400, and nothing in it is carried out.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.content-type',
      sentence: 'A request with a body needs a `Content-Type` among its headers.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.relative-urls',
      sentence: 'Addresses are relative to the version, with or without a slash in front.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.headers',
      sentence: 'Headers are those of the single request: `ConsistencyLevel` in one does not concern the others.',
      source: 'https://learn.microsoft.com/graph/aad-advanced-queries',
      status: 'documented',
    },
    {
      id: 'batch.depends-on',
      sentence: 'A request is carried out after those that it depends on, wherever it stands.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.failed-dependency',
      sentence: 'A request that depends on a failed one is 424, and so are the requests that depend on it.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.binary-bodies',
      sentence: 'A body that is not JSON is answered as base64.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.sent-text',
      sentence:
        'A body that is not JSON is sent as base64, too; a MIME message, which is base64 already, is encoded twice.',
      source: `${batching} speaks of images only`,
      status: 'unverified',
    },
    {
      id: 'batch.throttling',
      sentence: 'Limits apply to each request: one above a limit is 429 with `Retry-After`, and the batch is 200.',
      source: throttling,
      status: 'documented',
    },
    {
      id: 'batch.permissions',
      sentence: 'Permissions are checked for each request.',
      source: batching,
      status: 'documented',
    },
    {
      id: 'batch.inside-of-a-batch',
      sentence: 'A batch inside of a batch is 400.',
      source: `${batching} does not speak of it`,
      status: 'unverified',
    },
    {
      id: 'batch.lost-answer',
      sentence: 'If a fault breaks the connection, so that the answer to a request is lost, that request is 504.',
      source: 'What the gateway of Graph does then is not known',
      status: 'unverified',
    },
  ],
}
