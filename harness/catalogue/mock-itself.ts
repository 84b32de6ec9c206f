import { area, type RequirementArea } from './requirement.ts'

const before = 'Before you set up a connector'
const create = 'Create a WhatsApp Archiver connector'

/** What the mock TeleMessage site itself is held to. */
export const site: RequirementArea = area('SIT', 'The TeleMessage site', 'site', before, [
  [1, 'stated', 'must', "Users' traffic is on the TeleMessage site in real time."],
  [2, 'stated', 'must', 'Only users registered in the account, and assigned to an archive plan, are captured.'],
  [
    3,
    'stated',
    'must',
    "Capture starts when the Phone Archiver app is activated, or the Cloud Archiver's QR code is scanned.",
  ],
  [4, 'stated', 'must', 'Each item carries the e-mail address of every registered participant.'],
  [
    5,
    'documented',
    'must',
    "A deletion's subject has the DELETED prefix that follows from who deleted, which conversation, who had read it; it repeats the content without attachments.",
  ],
  [6, 'documented', 'must', 'Subjects read `WhatsApp Message From <digits> to <digits or group name>`.'],
  [
    7,
    'documented',
    'must',
    'None of the holes of 2025: no diagnostic endpoint, no fixed credential, no fast password hash, no long-lived token, uniform login errors.',
  ],
])

/** What the mock tenant itself is held to. */
export const tenant: RequirementArea = area('TEN', 'The tenant', 'tenant', create, [
  [
    1,
    'stated',
    'must',
    'Creating a connector takes the Mailbox Import Export role, in no role group by default and grantable through Organization Management or a new group.',
  ],
  [2, 'stated', 'must', 'The terms of service must be accepted; the notice on third-party data is shown.'],
  [3, 'stated', 'must', 'Signing in to TeleMessage takes username and password of an administration account.'],
  [4, 'stated', 'must', 'User mapping is automatic, by CSV file, or both.'],
  [5, 'stated', 'must', 'After review and Finish the connector exists; a wizard that is left leaves none.'],
  [6, 'stated', 'must', 'Available in GCC; not in GCC High nor DoD.'],
  [7, 'stated', 'must', 'The connector runs once every day.'],
  [8, 'stated', 'must', 'The progress of the import can be watched on the Connectors tab.'],
  [9, 'documented', 'must', 'The import log can be downloaded there for 7 days.'],
])

/** What compliance features of the mock tenant do with archived items. */
export const compliance: RequirementArea = area('CMP', 'Compliance features', 'tenant', 'introduction', [
  [1, 'stated', 'must', 'Litigation hold keeps archived items that a user deletes or changes.'],
  [
    2,
    'stated',
    'must',
    'Content search finds them, by `kind:externaldata` and `itemclass:ipm.externaldata.whatsapparchiver*`, by words, people and dates.',
  ],
  [3, 'stated', 'must', 'Retention policies keep and delete them by age.'],
  [4, 'stated', 'must', 'The mailbox can be added to an eDiscovery case through its custodian.'],
])
