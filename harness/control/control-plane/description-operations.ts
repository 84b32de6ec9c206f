import { z } from 'zod'
import { documentPage, pageHeaders } from '../self-description/page.ts'
import { type ControlAnswer, type ControlOperation, controlPrefix } from './control-operation.ts'
import { controlDocument } from './document.ts'

/** Where the control plane describes itself: for programs, and for people. */
export const descriptionPaths = { openApi: `${controlPrefix}/openapi.json`, page: '/docs' } as const

const documentSchema = z
  .looseObject({ openapi: z.literal('3.1.1') })
  .meta({ id: 'OpenApiDocument', description: 'An OpenAPI 3.1 document.' })

/**
 * The operations that describe `operations` and themselves. They need no token: the description is the same for every
 * world and has no secrets, and a browser cannot send a token.
 */
export function descriptionOperations(operations: ControlOperation[]): ControlOperation[] {
  const served: ControlOperation[] = []
  // Made at the first request: most worlds live for one scenario, in which nobody reads the description.
  let made: { document: ControlAnswer; page: ControlAnswer } | undefined
  const answers = (): NonNullable<typeof made> => {
    made ??= answersFor([...operations, ...served])
    return made
  }
  const common = { method: 'GET', path: descriptionPaths.openApi } as const
  const described = { plane: 'description', bearer: 'none', refusals: [] } as const
  served.push(
    {
      ...common,
      name: 'openapi.get',
      respond: async () => answers().document,
      description: {
        ...described,
        refusals: [],
        summary: 'Get this document',
        description: 'The OpenAPI document of the control plane, generated from the schemas that check its requests.',
        answers: {
          200: { description: 'The document.', body: { contentType: 'application/json', schema: documentSchema } },
        },
      },
    },
    {
      ...common,
      name: 'docs.get',
      path: descriptionPaths.page,
      respond: async () => answers().page,
      description: {
        ...described,
        refusals: [],
        summary: 'Read this document as a page',
        description: 'The same for people: one page that loads nothing else and runs no script.',
        answers: {
          200: {
            description: 'The page.',
            body: { contentType: 'text/html' },
            headers: { 'content-security-policy': 'Keeps the page from loading or running anything.' },
          },
        },
      },
    },
  )
  return served
}

function answersFor(operations: ControlOperation[]): { document: ControlAnswer; page: ControlAnswer } {
  const document = controlDocument(operations)
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const page = documentPage(document, descriptionPaths.openApi)
  return {
    document: { status: 200, headers, body: JSON.stringify(document) },
    page: { status: 200, headers: pageHeaders, body: page },
  }
}
