import {
  acceptTermsSchema,
  beginWizardSchema,
  finishSchema,
  logInSchema,
  mappingFileSchema,
  mapUsersSchema,
  dataConnectorPaths as paths,
} from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { connectorRole as needs, type PersonOperation, personOperation } from '../administration/person-operation.ts'
import { mappingFileTooLarge, mappingTemplate, type UserMapping } from '../data-connectors/user-mapping.ts'
import type { Wizard } from '../data-connectors/wizards.ts'
import { readJson } from '../graph/request-body.ts'
import type { Services } from '../operations/services.ts'
import { shownConnector, shownProduct, shownWizard } from './shown.ts'

/** The products of the Data connectors page, and the wizard that adds a connector (TEN-2 to TEN-5). */
export function wizardOperations(services: Services): Operation[] {
  const { connectorPage: page, directory } = services
  const ofWizard = (act: (request: WireRequest, wizardId: string, entryId: string) => Wizard | Promise<Wizard>) =>
    (async (request, { entry }) =>
      jsonResponse(
        200,
        shownWizard(await act(request, wizardIn(request), entry.entryId), page),
      )) satisfies PersonOperation['answer']
  const operations: Omit<PersonOperation, 'needs'>[] = [
    {
      name: 'connectorProducts.list',
      method: 'GET',
      path: paths.products,
      answer: () => jsonResponse(200, { value: page.products().map(shownProduct) }),
    },
    {
      name: 'connectorProducts.get',
      method: 'GET',
      path: paths.product,
      answer: ({ params }) => jsonResponse(200, shownProduct(page.product(params['productId'] ?? ''))),
    },
    {
      name: 'mappingTemplate.get',
      method: 'GET',
      path: paths.mappingTemplate,
      answer: () => templateAnswer,
    },
    {
      name: 'mappingVerdicts.create',
      method: 'POST',
      path: paths.mappingVerdicts,
      orTooLarge: mappingFileTooLarge,
      answer: async ({ body }) => {
        const { isAccepted, rows } = await page.judgeFile(Buffer.from(readJson(body, mappingFileSchema).file, 'base64'))
        return jsonResponse(200, { accepted: isAccepted, rows })
      },
    },
    {
      name: 'wizards.begin',
      method: 'POST',
      path: paths.wizards,
      answer: ({ body }, { entry }) => {
        const wizard = page.begin(readJson(body, beginWizardSchema).productId, entry.entryId)
        return jsonResponse(201, shownWizard(wizard, page))
      },
    },
    {
      name: 'wizards.get',
      method: 'GET',
      path: paths.wizard,
      answer: ofWizard((_request, wizardId, entryId) => page.wizard(wizardId, entryId)),
    },
    {
      name: 'wizards.leave',
      method: 'DELETE',
      path: paths.wizard,
      answer: (request, { entry }) => {
        page.leave(wizardIn(request), entry.entryId)
        return { status: 204, headers: {}, body: '' }
      },
    },
    {
      name: 'wizards.acceptTerms',
      method: 'POST',
      path: paths.acceptTerms,
      answer: ofWizard(({ body }, wizardId, entryId) =>
        page.acceptTerms(wizardId, entryId, readJson(body, acceptTermsSchema).accepted),
      ),
    },
    {
      name: 'wizards.logIn',
      method: 'POST',
      path: paths.logIn,
      answer: ofWizard(({ body }, wizardId, entryId) => page.logIn(wizardId, entryId, readJson(body, logInSchema))),
    },
    {
      name: 'wizards.mapUsers',
      method: 'POST',
      path: paths.mapUsers,
      orTooLarge: mappingFileTooLarge,
      answer: ofWizard((request, wizardId, entryId) => page.mapUsers(wizardId, entryId, mappingIn(request))),
    },
    {
      name: 'wizards.finish',
      method: 'POST',
      path: paths.finish,
      answer: (request, { entry }) => {
        const connector = page.finish(wizardIn(request), entry.entryId, readJson(request.body, finishSchema))
        return jsonResponse(201, shownConnector(connector, page, directory))
      },
    },
  ]
  return operations.map((operation) => personOperation(services, { ...operation, needs }))
}

const templateAnswer: WireResponse = {
  status: 200,
  headers: {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="mapping.csv"',
  },
  body: mappingTemplate,
}

function wizardIn({ params }: WireRequest): string {
  return params['wizardId'] ?? ''
}

/** The user mapping in a body. Throws `bodyInvalid`. */
export function mappingIn({ body }: WireRequest): UserMapping {
  const { automatic, file } = readJson(body, mapUsersSchema)
  return { automatic, file: file === null ? undefined : Buffer.from(file, 'base64') }
}
