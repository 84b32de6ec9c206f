/**
 * Properties and relationships of resources that Microsoft documents for v1.0 and that the tenant does not have. They are
 * 501 by name: "Could not find a property" would be a false statement, and a client would look for its own mistake.
 * Documents: Microsoft Graph reference v1.0, resources user, message, mailFolder, mailSearchFolder, attachment,
 * fileAttachment, itemAttachment, referenceAttachment.
 */
const namesIn = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Of `user`. */
export const documentedOfUsers: readonly string[] = namesIn(`
  aboutMe activities adhocCalls ageGroup agreementAcceptances appRoleAssignments assignedDateTime authentication
  authorizationInfo birthday calendar calendarGroups calendarView calendars chats city cloudClipboard cloudPCs
  companyName consentProvidedForMinor contactFolders contacts country createdDateTime createdObjects creationType
  customSecurityAttributes dataSecurityAndGovernance department deviceEnrollmentLimit deviceManagementTroubleshootingEvents
  directReports drive drives employeeExperience employeeHireDate employeeId employeeLeaveDateTime employeeOrgData
  employeeType events extensions externalUserStateChangeDateTime faxNumber followedSites hireDate identities imAddresses
  identityParentId inferenceClassification insights interests isManagementRestricted isResourceAccount
  joinedTeams lastPasswordChangeDateTime legalAgeGroupClassification licenseAssignmentStates licenseDetails mailFolders
  mailboxSettings managedAppRegistrations managedDevices manager memberOf messages mySite oauth2PermissionGrants
  onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes onPremisesImmutableId
  onPremisesLastSyncDateTime onPremisesProvisioningErrors onPremisesSamAccountName onPremisesSecurityIdentifier
  onPremisesSipInfo onPremisesSyncBehavior onPremisesUserPrincipalName onenote onlineMeetings outlook ownedDevices
  ownedObjects passwordPolicies passwordProfile pastProjects people permissionGrants photo photos planner postalCode
  preferredDataLocation preferredName presence print provisionedPlans registeredDevices responsibilities schools
  scopedRoleMemberOf securityIdentifier serviceProvisioningErrors settings signInActivity signInSessionsValidFromDateTime
  skills solutions sponsors state streetAddress teamwork todo transitiveMemberOf usageLocation
`)

/** Of `message`. */
export const documentedOfMessages: readonly string[] = namesIn(`
  uniqueBody extensions multiValueExtendedProperties mentions mentionsPreview unsubscribeData unsubscribeEnabled
  meetingMessageType startDateTime endDateTime location recurrence isOutOfDate isAllDay isDelegated event type
  allowNewTimeProposals meetingRequestType previousEndDateTime previousLocation previousStartDateTime responseRequested
  proposedNewTime responseType
`)

/** Of `mailFolder` and `mailSearchFolder`. */
export const documentedOfFolders: readonly string[] = namesIn(`
  messageRules messages multiValueExtendedProperties singleValueExtendedProperties userConfigurations operations
  wellKnownName filterQuery includeNestedFolders isSupported sourceFolderIds
`)

/** Of `attachment` of any kind. */
export const documentedOfAttachments: readonly string[] = namesIn(`
  item isFolder permission previewUrl providerType sourceUrl thumbnailUrl
`)

/** Query options that OData or Graph documents and that no operation has. */
export const documentedOptions: readonly string[] = namesIn(
  '$search $format $apply $compute $deltatoken $index $schemaversion $levels $id $entity includeHiddenMessages',
)

/** Functions and operators of a `$filter` that OData documents and that the tenant does not compute. */
export const documentedExpressions: readonly string[] = namesIn(`
  all concat indexof length substring substringof tolower toupper trim matchespattern hassubset hassubsequence
  year month day hour minute second fractionalseconds date time now mindatetime maxdatetime totaloffsetminutes
  totalseconds round floor ceiling isof cast case geo.distance geo.length geo.intersects
  has add sub mul div divby mod duration binary
`)

/** Whether a name is in one of these lists; letter case does not matter. */
export function isDocumented(names: readonly string[] | undefined, name: string): boolean {
  return names?.some((known) => known.toLowerCase() === name.toLowerCase()) === true
}
