import { itemExamples } from '../../contract/examples.ts'
import {
  digestHeader,
  itemSchema,
  itemsPageSchema,
  itemsQuerySchema,
  loginRequestSchema,
  loginResponseSchema,
  pageItemsMax,
} from '../../contract/index.ts'
import { loginFailuresMax, loginLockSeconds } from '../login/login-locks.ts'
import type { OperationDescription } from '../openapi/described-operation.ts'
import type { ProblemCode } from '../refusals/errors.ts'

const withToken: ProblemCode[] = ['token-missing', 'token-invalid', 'parameter-unknown']
const itemId = 'The `itemId` of an item; it names the capture.'
const asServed =
  'A test can put raw objects into the archive to see how a connector handles them; they are served unchanged and need not fit the schema.'
const digest =
  'SHA-256 of the whole attachment, also in an answer with a part of it: `sha-256=:<base64>:` (RFC 9530). The `sha256` of the item binds, if the two differ.'
const lengthBytes = 'Bytes in this answer.'

/** The descriptions of the operations that a connector uses, for the OpenAPI document. */
export const archiveDescriptions: Record<'login' | 'list' | 'get' | 'download', OperationDescription> = {
  login: {
    summary: 'Log in',
    description: `Issues a short-lived access token for an administration account. An unknown username and a wrong password get the same answer in the same time. After ${loginFailuresMax} failed logins in a row, each within ${loginLockSeconds} seconds after the one before, a username is locked for ${loginLockSeconds} seconds, whether it exists or not. No password unlocks it. These numbers are simulated.`,
    plane: 'archive',
    bearer: 'none',
    body: {
      contentType: 'application/json',
      schema: loginRequestSchema,
      example: { username: 'admin@contoso.example', password: 'correct horse' },
    },
    answers: {
      200: {
        description: 'The token.',
        body: {
          contentType: 'application/json',
          schema: loginResponseSchema,
          example: { accessToken: 'hK3vXw', tokenType: 'Bearer', expiresInSeconds: 900 },
        },
        headers: { 'cache-control': '`no-store`, so that the token stays out of caches.' },
      },
    },
    refusals: ['body-not-json', 'login-body-invalid', 'parameter-unknown', 'login-refused', 'login-locked'],
  },
  list: {
    summary: 'List captured items',
    description: `A page of the items in the half-open window \`[from, to)\`, ordered by the time that \`basis\` names. The cursor of a page points after its last item. Items that are captured in the meantime are served too if they belong after that point; no item is left out or served twice. Pages have at most ${pageItemsMax} items. **A page may have any length up to \`limit\`, also when more items follow: it may be short, and it may be empty (the first, one in the middle, or the last). Only a page without \`nextCursor\` is the last one.** The site may cap \`limit\` for a window. A cursor may expire: the answer is then 410. Read the window again from its beginning, without a cursor; items that come again have the \`itemId\` that they had. ${asServed}`,
    plane: 'archive',
    bearer: 'account',
    query: itemsQuerySchema,
    answers: {
      200: {
        description: 'A page of the window.',
        body: {
          contentType: 'application/json',
          schema: itemsPageSchema,
          example: { items: [itemExamples.text], nextCursor: null },
        },
      },
    },
    refusals: [
      ...withToken,
      'parameter-repeated',
      'parameter-invalid',
      'window-reversed',
      'cursor-unknown',
      'cursor-of-another-window',
      'cursor-expired',
    ],
  },
  get: {
    summary: 'Get one captured item',
    description: `One item, exactly as in the pages. ${asServed}`,
    plane: 'archive',
    bearer: 'account',
    path: { itemId },
    answers: {
      200: {
        description: 'The item.',
        body: { contentType: 'application/json', schema: itemSchema, example: itemExamples.document },
      },
    },
    refusals: [...withToken, 'item-not-found'],
  },
  download: {
    summary: 'Download an attachment',
    description:
      'The bytes of an attachment, all or one range of them. A size limit applies to these bytes: the size in the item is only what the phone declared. A type that is not a media type is served as `application/octet-stream`.',
    plane: 'archive',
    bearer: 'account',
    path: { itemId, attachmentId: '`attachmentId` of an attachment of the item.' },
    headers: {
      range:
        'One range of bytes, such as `bytes=0-1023` (RFC 9110). Several ranges and other units return the whole attachment.',
      'if-range': 'Returns the whole attachment, because there is no validator to match.',
    },
    answers: {
      200: {
        description: 'The whole attachment, in its own media type.',
        body: { contentType: '*/*' },
        headers: { 'content-length': lengthBytes, 'accept-ranges': '`bytes`.', [digestHeader]: digest },
      },
      206: {
        description: 'The requested range.',
        body: { contentType: '*/*' },
        headers: {
          'content-length': lengthBytes,
          'content-range': 'The range and the total size: `bytes 0-1023/4096`.',
          'accept-ranges': '`bytes`.',
          [digestHeader]: digest,
        },
      },
    },
    refusals: [...withToken, 'attachment-not-found', 'range-not-satisfiable'],
  },
}
