import { z } from 'zod'
import { dataConnectorPaths as paths } from '../../../contract/index.ts'
import { documentPage, pageHeaders } from '../../../control/self-description/page.ts'
import { jsonResponse, type Operation, type WireResponse } from '../../../control/wire.ts'
import { traced } from '../../graph/tracing.ts'
import type { Services } from '../../operations/services.ts'
import { connectorDescriptions, organizationDescriptions } from './connector-descriptions.ts'
import { pageDocument } from './document.ts'
import { json, type PageDescriptions } from './page-description.ts'
import { wizardDescriptions } from './wizard-descriptions.ts'

const documentSchema = z
  .looseObject({ openapi: z.literal('3.1.1'), info: z.looseObject({ 'x-simulated': z.literal(true) }) })
  .meta({ id: 'OpenApiDocument', description: 'An OpenAPI 3.1 document.' })

const descriptions: PageDescriptions = {
  ...wizardDescriptions,
  ...connectorDescriptions,
  ...organizationDescriptions,
  'connectorPage.openapi': {
    summary: 'Get this document',
    description: 'The OpenAPI document of the page, generated from the schemas that check its traffic.',
    plane: 'document',
    bearer: 'none',
    answers: { 200: { description: 'The document.', body: json(documentSchema) } },
    refusals: ['requestUnreadable'],
  },
  'connectorPage.docs': {
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
    refusals: ['requestUnreadable'],
  },
}

/** The two operations that describe `operations` and themselves. They need no token. */
export function documentOperations(
  operations: readonly Operation[],
  { tracer }: Pick<Services, 'tracer'>,
): Operation[] {
  const served: Operation[] = []
  // Made at the first request: most tenants live for one scenario, in which nobody reads it.
  let made: { document: WireResponse; page: WireResponse } | undefined
  const make = (): NonNullable<typeof made> => {
    const document = pageDocument([...operations, ...served], descriptions)
    const body = documentPage(document, paths.openApi)
    return { document: jsonResponse(200, document), page: { status: 200, headers: pageHeaders, body } }
  }
  const operation = (name: string, path: string, which: 'document' | 'page'): Operation => ({
    name: `connectorPage.${name}`,
    method: 'GET',
    path,
    respond: (request) => {
      made ??= make()
      return traced(made[which], tracer.trace(request))
    },
  })
  served.push(operation('openapi', paths.openApi, 'document'), operation('docs', paths.docs, 'page'))
  return served
}
