import { z } from 'zod'
import { documentPaths } from '../../contract/index.ts'
import { documentPage, pageHeaders } from '../../control/self-description/page.ts'
import { jsonResponse, type WireRequest, type WireResponse } from '../../control/wire.ts'
import type { AccountArchiver } from '../account-archiver.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { openApiDocument } from '../openapi/document.ts'
import { readParameters } from './query-parameters.ts'

const documentSchema = z
  .looseObject({ openapi: z.literal('3.1.1'), info: z.looseObject({ 'x-simulated': z.literal(true) }) })
  .meta({ id: 'OpenApiDocument', description: 'An OpenAPI 3.1 document.' })

/** The two operations that describe `operations` and themselves. They need no token. */
export function documentOperations(operations: DescribedOperation[], archiver: AccountArchiver): DescribedOperation[] {
  const served: DescribedOperation[] = []
  // Made at the first request: most sites live for one scenario, in which nobody reads it.
  let made: { document: WireResponse; page: WireResponse } | undefined
  const ask = (request: WireRequest): NonNullable<typeof made> => {
    readParameters(request.url, [])
    made ??= madeOf([...operations, ...served], archiver)
    return made
  }
  served.push(
    {
      name: 'openapi.get',
      method: 'GET',
      path: documentPaths.openApi,
      respond: (request) => ask(request).document,
      description: {
        summary: 'Get this document',
        description: 'The OpenAPI document of the site, generated from the schemas that validate its traffic.',
        plane: 'document',
        bearer: 'none',
        answers: {
          200: { description: 'The document.', body: { contentType: 'application/json', schema: documentSchema } },
        },
        refusals: ['parameter-unknown'],
      },
    },
    {
      name: 'docs.get',
      method: 'GET',
      path: documentPaths.page,
      respond: (request) => ask(request).page,
      description: {
        summary: 'Read this document as a page',
        description: 'The same document as one web page, which loads nothing else and runs no script.',
        plane: 'document',
        bearer: 'none',
        answers: {
          200: {
            description: 'The page.',
            body: { contentType: 'text/html' },
            headers: { 'content-security-policy': 'Keeps the page from loading or running anything.' },
          },
        },
        refusals: ['parameter-unknown'],
      },
    },
  )
  return served
}

function madeOf(
  operations: DescribedOperation[],
  archiver: AccountArchiver,
): { document: WireResponse; page: WireResponse } {
  const document = openApiDocument(operations, archiver)
  const page = documentPage(document, documentPaths.openApi.slice(1))
  return { document: jsonResponse(200, document), page: { status: 200, headers: pageHeaders, body: page } }
}
