/**
 * The refusals of the Data connectors page and of the role groups. Codes and messages are ours: Microsoft does not publish
 * those of the page. `{}` stands for what the caller asked for.
 */
export const connectorPageRefusals = {
  administratorNeeded: [
    403,
    'AdministratorNeeded',
    'Only a person can do this: sign in as an administrator. The token of an app is not enough.',
  ],
  connectorRoleMissing: [
    403,
    'ConnectorRoleMissing',
    'You need the role Mailbox Import Export, which is in no role group by default. Ask an administrator for one of two: add the role to the role group Organization Management with you as a member, or create a role group with the role and with you as a member. The role Data Connector Admin does as well.',
  ],
  roleManagementMissing: [
    403,
    'RoleManagementMissing',
    'You need the role Role Management, which the members of the role group Organization Management have.',
  ],
  roleGroupUnknown: [404, 'RoleGroupNotFound', 'There is no role group {}.'],
  roleGroupExists: [409, 'RoleGroupExists', 'There is a role group {} already.'],
  roleGroupBuiltIn: [400, 'RoleGroupBuiltIn', 'The role group {} belongs to the tenant and cannot be deleted.'],
  memberUnknown: [
    400,
    'MemberNotFound',
    '{} is neither the user principal name of a user nor the client id of an app.',
  ],
  productUnknown: [404, 'ProductNotFound', 'The Data connectors page of this tenant offers no product {}.'],
  wizardUnknown: [
    404,
    'WizardNotFound',
    'There is no wizard {} of yours: it was finished, it was left, its time is over, or you began twenty others after it. Begin another one; no connector was created by one that was not finished.',
  ],
  wizardStepNotDue: [409, 'WizardStepNotDue', 'The wizard shows another page now: {}.'],
  termsNotAccepted: [400, 'TermsNotAccepted', 'Without accepting the terms of service, there is no connector.'],
  teleMessageRefused: [
    400,
    'TeleMessageLoginRefused',
    'TeleMessage refuses the username or the password. Use those of an administration account; the account of a user does not do.',
  ],
  teleMessageLocked: [
    400,
    'TeleMessageLoginLocked',
    'TeleMessage has locked the account after too many failed logins. Wait, and try again.',
  ],
  teleMessageUnavailable: [502, 'TeleMessageUnavailable', 'TeleMessage does not answer. Try again later.'],
  mappingMissing: [
    400,
    'UserMappingMissing',
    'Choose automatic user mapping, a custom mapping file, or both. Without either, nothing would be imported.',
  ],
  mappingFileRefused: [400, 'MappingFileRefused', 'The custom mapping file is refused: {}'],
  mappingFileTooLarge: [413, 'MappingFileTooLarge', 'The custom mapping file may have {} bytes at most.'],
  connectorUnknown: [404, 'ConnectorNotFound', 'There is no connector {}.'],
  connectorNameTaken: [409, 'ConnectorNameTaken', 'There is a connector {} already. Give this one another name.'],
  runUnknown: [404, 'RunNotFound', 'The connector has no run {}.'],
  runInProgress: [409, 'RunInProgress', 'The connector {} runs already. Wait for its end.'],
  logNotYet: [409, 'LogNotYet', 'The run {} has not ended. Its import log is there when it has.'],
  logUnaudited: [
    404,
    'LogNotKept',
    'Auditing was off when the run {} ended, so no import log was kept. Turn auditing on for the organization.',
  ],
  logMissing: [404, 'LogMissing', 'The connector wrote no import log in the run {}.'],
  logExpired: [
    410,
    'LogExpired',
    'The import log of the run {} is gone: it is kept for 7 days. Download it within them.',
  ],
} as const

/** The name of such a refusal. */
export type ConnectorPageRefusalName = keyof typeof connectorPageRefusals
