import {
  authorizePath,
  dataConnectorPaths,
  deviceCodePath,
  devicePagePath,
  discoveryPath,
  graphClientPaths,
  instancePath,
  keysPath,
  tokenPath,
} from '../../contract/index.ts'
import { type StartPage, startPageAnswer, startPath } from '../../control/self-description/start-page.ts'
import type { Operation } from '../../control/wire.ts'
import { traced } from '../graph/tracing.ts'
import type { Services } from './services.ts'

const description = `This is a simulation of one Microsoft 365 tenant, for tests of connectors: a directory, mailboxes, and the part of Microsoft Graph that reaches them. It is not Microsoft 365. The paths are those of Microsoft, but Graph and the token endpoint share this address.

The TeleMessage site is another server. The control plane, for tests, is a third; it also lists the mailboxes that have messages. Each has an address of its own: \`mock-telemessage serve\` prints all three.`

/** The start page of a tenant. */
function tenantStartPage(tenantId: string): StartPage {
  const of = (path: string): string => path.replace(':tenantId', encodeURIComponent(tenantId))
  return {
    title: 'Mock Microsoft 365 tenant',
    simulated: true,
    description,
    addresses: [
      { path: of(tokenPath), purpose: 'Access tokens: `POST` the client credentials.', opens: false },
      { path: of(discoveryPath), purpose: 'What clients look up before they ask for a token.', opens: true },
      { path: of(authorizePath), purpose: 'Where a person signs in to an app; there is no password.', opens: false },
      { path: of(deviceCodePath), purpose: 'A code that a person enters on another device.', opens: false },
      { path: devicePagePath, purpose: 'Where that code is entered.', opens: true },
      { path: instancePath, purpose: 'What clients ask that do not know this login: whether it is one.', opens: false },
      { path: of(keysPath), purpose: 'The keys with which tokens are signed.', opens: true },
      { path: '/v1.0', purpose: 'Microsoft Graph v1.0; every request needs a token.', opens: false },
      { path: graphClientPaths.metadata, purpose: 'The resources that are here, in CSDL.', opens: true },
      { path: '/upload/v2.0', purpose: 'Upload sessions. Graph answers with the complete address.', opens: false },
      { path: '/import/v1.0', purpose: 'Import sessions. Graph answers with the complete address.', opens: false },
      {
        path: '/data-connectors/v1',
        purpose: 'The Data connectors page, for people who signed in. Simulated: this API is not Microsoft’s.',
        opens: false,
      },
      { path: dataConnectorPaths.docs, purpose: 'The description of that page, as a web page.', opens: true },
      {
        path: '/compliance/v1',
        purpose: 'The compliance features that Graph has no API for. Simulated: this API is not Microsoft’s.',
        opens: false,
      },
    ],
    documentation: [
      'docs/mock-servers.md',
      'docs/data-connectors.md',
      'docs/content-search.md',
      'docs/ediscovery.md',
      'docs/operations.md',
      'docs/tenant-behaviours.md',
    ],
  }
}

/** The operation at the root of a tenant, which says what the tenant is. No token is needed. */
export function startOperation({ tracer }: Pick<Services, 'tracer'>, tenantId: string): Operation {
  const page = tenantStartPage(tenantId)
  return {
    name: 'start.get',
    method: 'GET',
    path: startPath,
    respond: (request) => traced(startPageAnswer(page, request), tracer.trace(request)),
  }
}
