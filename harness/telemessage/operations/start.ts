import { archivePlanePaths, documentPaths } from '../../contract/index.ts'
import {
  type StartPage,
  startPageAnswer,
  startPageSchema,
  startPath,
} from '../../control/self-description/start-page.ts'
import type { AccountArchiver } from '../account-archiver.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { readParameters } from './query-parameters.ts'

const description = `This is a simulation of a TeleMessage site, for tests of connectors. It is not TeleMessage, and nothing here reaches a real phone or mailbox. There is no public description of the API between TeleMessage and connectors, so this API is the mock's own.

Microsoft Graph and its token endpoint are on another server, the simulated Microsoft 365 tenant. The control plane, for tests, is on a third. Each has an address of its own: \`mock-telemessage serve\` prints all three.`

/** The start page of a site. */
function siteStartPage({ service }: AccountArchiver): StartPage {
  return {
    title: 'Mock TeleMessage site',
    simulated: true,
    description,
    addresses: [
      { path: documentPaths.page, purpose: 'Every operation and every refusal, for people.', opens: true },
      { path: documentPaths.openApi, purpose: 'The same for programs: an OpenAPI 3.1 document.', opens: true },
      {
        path: archivePlanePaths.login,
        purpose: 'For connectors: `POST` the account, and get a token for the other paths.',
        opens: false,
      },
      {
        path: archivePlanePaths.items,
        purpose: `For connectors: what ${service} users sent and received, with attachments.`,
        opens: false,
      },
      {
        path: '/capture/v1',
        purpose: 'For administrators and phones: users, archive plans, links, events.',
        opens: false,
      },
    ],
    documentation: ['docs/mock-servers.md', 'docs/operations.md', 'docs/vendor-guide.md'],
  }
}

/** The operation at the root of a site, which says what the site is. No token is needed. */
export function startOperation(archiver: AccountArchiver): DescribedOperation {
  const page = siteStartPage(archiver)
  return {
    name: 'start.get',
    method: 'GET',
    path: startPath,
    respond: (request) => {
      readParameters(request.url, [])
      return startPageAnswer(page, request)
    },
    description: {
      summary: 'Read what this is',
      description: 'What the site is, and which path is for what. HTML for browsers, otherwise JSON.',
      plane: 'document',
      bearer: 'none',
      answers: {
        200: {
          description: 'The start page, in the media type that `accept` prefers; without that header in JSON.',
          body: [
            { contentType: 'application/json', schema: startPageSchema, example: page },
            { contentType: 'text/html' },
          ],
          headers: {
            vary: 'Says that the answer depends on `accept`.',
            'content-security-policy': 'Keeps the page from loading or running anything.',
          },
        },
      },
      refusals: ['parameter-unknown'],
    },
  }
}
