import {
  acceptTermsSchema,
  beginWizardSchema,
  finishSchema,
  listOfSchema,
  logInSchema,
  mappingFileSchema,
  mappingVerdictSchema,
  mapUsersSchema,
  shownConnectorSchema,
  shownProductSchema,
  shownWizardSchema,
} from '../../../contract/index.ts'
import type { GraphErrorName } from '../../graph/errors.ts'
import {
  json,
  type PageDescription,
  type PageDescriptions,
  type PersonDescription,
  personDescription,
} from './page-description.ts'

const wizardId = 'The id of a wizard of the same person.'
const outOfTurn: GraphErrorName[] = ['wizardUnknown', 'wizardStepNotDue']

function ofWizard(said: Omit<PersonDescription, 'plane' | 'answers'> & Partial<PersonDescription>): PageDescription {
  const answers = { 200: { description: 'The wizard at its next page.', body: json(shownWizardSchema) } }
  return personDescription({ plane: 'wizard', answers, path: { wizardId }, ...said })
}

/** Products and the wizard (TEN-2 to TEN-6). */
export const wizardDescriptions: PageDescriptions = {
  'connectorProducts.list': personDescription({
    plane: 'wizard',
    summary: 'List the products',
    description: 'The connectors that the cloud of the tenant has; none in GCC High and DoD.',
    answers: { 200: { description: 'The products.', body: json(listOfSchema(shownProductSchema)) } },
  }),
  'connectorProducts.get': personDescription({
    plane: 'wizard',
    summary: 'Show a product',
    description: 'The product description page.',
    path: { productId: 'The id of a product: `whatsapp-archiver`.' },
    answers: { 200: { description: 'The product.', body: json(shownProductSchema) } },
    refusals: ['productUnknown'],
  }),
  'mappingTemplate.get': personDescription({
    plane: 'wizard',
    summary: 'Download the mapping template',
    description: 'The header of a custom mapping file, and no row.',
    answers: {
      200: {
        description: 'The template.',
        body: { contentType: 'text/csv' },
        headers: { 'content-disposition': 'The name of the file.' },
      },
    },
  }),
  'mappingVerdicts.create': personDescription({
    plane: 'wizard',
    summary: 'Check a custom mapping file',
    description: 'A verdict for each row, without a wizard. The file has at most 10 MiB.',
    body: json(mappingFileSchema),
    answers: { 200: { description: 'The verdicts.', body: json(mappingVerdictSchema) } },
    refusals: ['mappingFileTooLarge'],
  }),
  'wizards.begin': personDescription({
    plane: 'wizard',
    summary: 'Begin a wizard',
    description: 'It shows the terms of service. A wizard ends after an hour on the calendar and leaves nothing.',
    body: json(beginWizardSchema),
    answers: { 201: { description: 'The wizard at its first page.', body: json(shownWizardSchema) } },
    refusals: ['productUnknown'],
  }),
  'wizards.get': ofWizard({
    summary: 'Show a wizard',
    description: 'What was entered so far, but never the password.',
    answers: { 200: { description: 'The wizard.', body: json(shownWizardSchema) } },
    refusals: ['wizardUnknown'],
  }),
  'wizards.leave': ofWizard({
    summary: 'Leave a wizard',
    description: 'Nothing is kept.',
    answers: { 204: { description: 'It is left.' } },
    refusals: ['wizardUnknown'],
  }),
  'wizards.acceptTerms': ofWizard({
    summary: 'Accept the terms of service',
    description: 'The first page.',
    body: json(acceptTermsSchema),
    refusals: [...outOfTurn, 'termsNotAccepted'],
  }),
  'wizards.logIn': ofWizard({
    summary: 'Log in to TeleMessage',
    description: 'The second page. Username and password are tried at TeleMessage.',
    body: json(logInSchema),
    refusals: [...outOfTurn, 'teleMessageRefused', 'teleMessageLocked', 'teleMessageUnavailable'],
  }),
  'wizards.mapUsers': ofWizard({
    summary: 'Choose the user mapping',
    description: 'The third page: automatic mapping, a custom mapping file, or both.',
    body: json(mapUsersSchema),
    refusals: [...outOfTurn, 'mappingMissing', 'mappingFileRefused', 'mappingFileTooLarge'],
  }),
  'wizards.finish': ofWizard({
    summary: 'Finish the wizard',
    description: 'The last page. The connector exists from now on, and is due at once.',
    body: json(finishSchema),
    answers: { 201: { description: 'The connector.', body: json(shownConnectorSchema) } },
    refusals: [...outOfTurn, 'connectorNameTaken'],
  }),
}
