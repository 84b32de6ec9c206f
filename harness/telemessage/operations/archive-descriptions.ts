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
const itemId = 'Names the capture; `itemId` of an item.'
const asServed =
  'What a test put into the archive as it is, to see what a connector makes of it, comes out as it is, and may keep to no schema.'
const digest = 'SHA-256 of the whole attachment, also with a part of it: `sha-256=:<base64>:` (RFC 9530).'
const lengthBytes = 'Bytes in this answer.'

/** What the OpenAPI document says of the operations that a connector uses. */
export const archiveDescriptions: Record<'login' | 'list' | 'get' | 'download', OperationDescription> = {
  login: {
    summary: 'Log in',
    description: `Gives a short-lived access token to an administration account. An unknown username and a wrong password are answered alike, in words and in time. After ${loginFailuresMax} failed logins in a row, none more than ${loginLockSeconds} seconds after the one before it, a username is locked for ${loginLockSeconds} seconds, whether it exists or not, and no password opens it; those numbers are simulated.`,
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
    description: `A page of what was captured in the half-open window \`[from, to)\`, in the order of the time that the window is about. The cursor of a page leads behind its last item: what is captured in the meantime is served too when it belongs behind it, and nothing is left out or comes twice. Pages hold at most ${pageItemsMax} items. ${asServed}`,
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
    ],
  },
  get: {
    summary: 'Get one captured item',
    description: `One item, exactly as the pages hold it. ${asServed}`,
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
      'The bytes of an attachment, whole or one range of them. They are what counts for a size limit: the size in the item is only what the phone declared. A type that is no media type is served as `application/octet-stream`.',
    plane: 'archive',
    bearer: 'account',
    path: { itemId, attachmentId: '`attachmentId` of an attachment of the item.' },
    headers: {
      range: 'One range of bytes, such as `bytes=0-1023` (RFC 9110); several ranges and other units give the whole.',
      'if-range': 'Gives the whole: there is no validator that it could match.',
    },
    answers: {
      200: {
        description: 'The whole attachment, in its own media type.',
        body: { contentType: '*/*' },
        headers: { 'content-length': lengthBytes, 'accept-ranges': '`bytes`.', [digestHeader]: digest },
      },
      206: {
        description: 'The range that was asked for.',
        body: { contentType: '*/*' },
        headers: {
          'content-length': lengthBytes,
          'content-range': 'Which bytes of how many: `bytes 0-1023/4096`.',
          'accept-ranges': '`bytes`.',
          [digestHeader]: digest,
        },
      },
    },
    refusals: [...withToken, 'attachment-not-found', 'range-not-satisfiable'],
  },
}
