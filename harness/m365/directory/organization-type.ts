import { resourceType } from '../graph/odata/index.ts'

/** The tenant itself, as the query options of Graph see it. */
export const organizationType = resourceType('microsoft.graph.organization', {
  id: 'string',
  deletedDateTime: 'dateTime',
  businessPhones: ['string'],
  city: 'string',
  country: 'string',
  countryLetterCode: 'string',
  createdDateTime: 'dateTime',
  defaultUsageLocation: 'string',
  displayName: 'string',
  marketingNotificationEmails: ['string'],
  onPremisesLastSyncDateTime: 'dateTime',
  onPremisesSyncEnabled: 'boolean',
  postalCode: 'string',
  preferredLanguage: 'string',
  securityComplianceNotificationMails: ['string'],
  securityComplianceNotificationPhones: ['string'],
  state: 'string',
  street: 'string',
  technicalNotificationMails: ['string'],
  tenantType: 'string',
  assignedPlans: [
    { assignedDateTime: 'dateTime', capabilityStatus: 'string', service: 'string', servicePlanId: 'string' },
  ],
  provisionedPlans: [{ capabilityStatus: 'string', provisioningStatus: 'string', service: 'string' }],
  verifiedDomains: [
    { capabilities: 'string', isDefault: 'boolean', isInitial: 'boolean', name: 'string', type: 'string' },
  ],
})
