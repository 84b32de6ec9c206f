import { graphClientPaths } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { hasMailbox } from '../directory/directory.ts'
import { organizationType } from '../directory/organization-type.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { collectionAnswer, entityAnswer, type Resource, readEntityQuery, readListQuery } from '../graph/odata/index.ts'
import { graphOperation } from './graph-operation.ts'
import type { Services } from './services.ts'

/** A list with one organisation. */
export function organizationOperations(services: Services): Operation[] {
  const role = 'Organization.Read.All'
  return [
    graphOperation(services, {
      name: 'organization.list',
      method: 'GET',
      path: graphClientPaths.organizations,
      role,
      answer: ({ url }) => {
        const query = readListQuery(url, { type: organizationType, store: 'directory' })
        const setting = { url, metadata: 'organization', cutPage: services.cutPage }
        return jsonResponse(200, collectionAnswer([organizationOf(services)], query, setting))
      },
    }),
    graphOperation(services, {
      name: 'organization.get',
      method: 'GET',
      path: graphClientPaths.organization,
      role,
      answer: (request) => getOrganization(services, request),
    }),
  ]
}

function getOrganization(services: Services, { url, params }: WireRequest): WireResponse {
  const projection = readEntityQuery(url, organizationType)
  const organization = organizationOf(services)
  const asked = params['organizationId'] ?? ''
  if (asked.toLowerCase() !== organization['id']) throw new GraphRefusal('userNotFound', asked)
  return jsonResponse(200, entityAnswer(organization, projection, { url, metadata: 'organization' }))
}

function organizationOf({ tenantId, directory }: Services): Resource {
  const addresses = directory.objects().flatMap(({ entry }) => (hasMailbox(entry) ? [entry.primaryAddress] : []))
  const domains = [...new Set(addresses.map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()))]
  return {
    id: tenantId.toLowerCase(),
    businessPhones: [],
    createdDateTime: '2025-01-01T00:00:00Z',
    displayName: 'Mock tenant',
    marketingNotificationEmails: [],
    preferredLanguage: 'en',
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    technicalNotificationMails: [],
    tenantType: 'AAD',
    assignedPlans: [],
    provisionedPlans: [],
    verifiedDomains: domains.map((name, index) => ({
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: index === 0,
      isInitial: index === 0,
      name,
      type: 'Managed',
    })),
  }
}
