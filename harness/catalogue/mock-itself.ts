import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const before = (item: string): string => `Before you set up a connector, ${item} item`
const create = (step: number): string => `Create a WhatsApp Archiver connector, step ${step}`
const introduction = 'introduction'

/** What the mock TeleMessage site itself is held to. */
export const site: RequirementArea = area('SIT', 'The TeleMessage site', 'site', [
  [
    1,
    'stated',
    'must',
    "Users' traffic is on the TeleMessage site in real time.",
    'Overview of archiving WhatsApp data, step 2',
    { cannotShow: 'How fast the real site is: here an event is an item as soon as it is posted.' },
  ],
  [
    2,
    'stated',
    'must',
    'Only users registered in the account, and assigned to an archive plan, are captured.',
    `${before('second')}; the archive plan is documented by the vendor`,
  ],
  [
    3,
    'stated',
    'must',
    "Capture starts when the Phone Archiver app is activated, or the Cloud Archiver's QR code is scanned.",
    before('third'),
  ],
  [
    4,
    'stated',
    'must',
    'Each item carries the e-mail address of every registered participant.',
    'Overview of archiving WhatsApp data, step 4, first paragraph',
  ],
  [
    5,
    'documented',
    'must',
    "A deletion's subject has the DELETED prefix that follows from who deleted, which conversation, who had read it; it repeats the content without attachments.",
    'the prefixes by who deleted and who had read',
    { document: documents.deletedMessages },
  ],
  [
    6,
    'documented',
    'must',
    'Subjects read `WhatsApp Message From <digits> to <digits or group name>`.',
    'the samples of subjects',
    {
      document: documents.deletedMessages,
      cannotShow: 'The subjects of calls and of media, which no public source shows.',
    },
  ],
  [
    7,
    'documented',
    'must',
    'None of the holes of 2025: no diagnostic endpoint, no fixed credential, no fast password hash, no long-lived token, uniform login errors.',
    'the descriptions of the nine records',
    {
      document: documents.vulnerabilities,
      cannotShow: 'How passwords are kept: from outside, only that no fast hash of one opens anything.',
    },
  ],
  [
    8,
    'documented',
    'must',
    'Every item is stamped in UTC, with the time at which it was sent or happened.',
    'from when an archived item is stamped',
    { document: documents.timeStamps },
  ],
  [
    9,
    'documented',
    'must',
    'Numbers are served as country code and number, digits only, without plus.',
    'how numbers are written',
    { document: documents.customMapping },
  ],
])

/** What the mock tenant itself is held to. */
export const tenant: RequirementArea = area('TEN', 'The tenant', 'tenant', [
  [
    1,
    'stated',
    'must',
    'Creating a connector takes the Mailbox Import Export role, in no role group by default and grantable through Organization Management or a new group.',
    before('fourth'),
    { cannotShow: 'Which role a tenant asks for today: later texts name Data Connector Admin.' },
  ],
  [2, 'stated', 'must', 'The terms of service must be accepted; the notice on third-party data is shown.', create(3)],
  [
    3,
    'stated',
    'must',
    'Signing in to TeleMessage takes username and password of an administration account.',
    create(4),
  ],
  [
    4,
    'stated',
    'must',
    'User mapping is automatic, by CSV file, or both.',
    create(6),
    { cannotShow: 'The page on which it is chosen: here, only what a connector is told of the choice.' },
  ],
  [5, 'stated', 'must', 'After review and Finish the connector exists; a wizard that is left leaves none.', create(7)],
  [6, 'stated', 'must', 'Available in GCC; not in GCC High nor DoD.', before('fifth')],
  [7, 'stated', 'must', 'The connector runs once every day.', introduction],
  [8, 'stated', 'must', 'The progress of the import can be watched on the Connectors tab.', create(8)],
  [
    9,
    'documented',
    'must',
    'The import log can be downloaded there for 7 days.',
    'how long logs are kept',
    { document: documents.adminLogs },
  ],
  [
    10,
    'documented',
    'must',
    'The import log is there only where auditing is on.',
    'what has to be on before there are logs',
    { document: documents.adminLogs, cannotShow: 'The days that a real tenant takes before its first log appears.' },
  ],
])

/** What compliance features of the mock tenant do with archived items. */
export const compliance: RequirementArea = area('CMP', 'Compliance features', 'tenant', [
  [1, 'stated', 'must', 'Litigation hold keeps archived items that a user deletes or changes.', introduction],
  [
    2,
    'stated',
    'must',
    'Content search finds them, by `kind:externaldata` and `itemclass:ipm.externaldata.whatsapparchiver*`, by words, people and dates.',
    `${introduction}; the two search values are documented elsewhere`,
  ],
  [3, 'stated', 'must', 'Retention policies keep and delete them by age.', introduction],
  [4, 'stated', 'must', 'The mailbox can be added to an eDiscovery case through its custodian.', introduction],
  [
    5,
    'documented',
    'must',
    'The values of a content search for third-party data are the same in every letter case.',
    'the values to search with',
    { document: documents.thirdPartyData },
  ],
])
