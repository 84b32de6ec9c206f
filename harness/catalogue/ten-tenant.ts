import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const before = (item: string): string => `Before you set up a connector, ${item} item`
const create = (step: number): string => `Create a WhatsApp Archiver connector, step ${step}`
const introduction = 'introduction'

/** The requirements on the mock tenant itself. */
export const tenant: RequirementArea = area('TEN', 'The tenant', 'tenant', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence:
      'Creating a connector requires the Mailbox Import Export role, which is in no role group by default and can be granted through Organization Management or a new group.',
    section: before('fourth'),
    cannotShow: 'Which role a tenant requires today: later documents name Data Connector Admin.',
  },
  {
    number: 2,
    source: 'stated',
    weight: 'must',
    sentence: 'The terms of service must be accepted; the notice on third-party data is shown.',
    section: create(3),
  },
  {
    number: 3,
    source: 'stated',
    weight: 'must',
    sentence: 'Signing in to TeleMessage requires the username and password of an administration account.',
    section: create(4),
  },
  {
    number: 4,
    source: 'stated',
    weight: 'must',
    sentence: 'User mapping is automatic, by CSV file, or both.',
    section: create(6),
    cannotShow: 'The page on which it is chosen: here, only the settings that reach the connector are seen.',
  },
  {
    number: 5,
    source: 'stated',
    weight: 'must',
    sentence: 'After review and Finish the connector exists; if the wizard is left before that, there is no connector.',
    section: create(7),
  },
  {
    number: 6,
    source: 'stated',
    weight: 'must',
    sentence: 'Available in GCC; not in GCC High nor DoD.',
    section: before('fifth'),
  },
  {
    number: 7,
    source: 'stated',
    weight: 'must',
    sentence: 'The connector runs once every day.',
    section: introduction,
  },
  {
    number: 8,
    source: 'stated',
    weight: 'must',
    sentence: 'The progress of the import can be watched on the Connectors tab.',
    section: create(8),
  },
  {
    number: 9,
    source: 'documented',
    weight: 'must',
    sentence: 'The import log can be downloaded there for 7 days.',
    section: 'how long logs are kept',
    document: documents.adminLogs,
  },
  {
    number: 10,
    source: 'documented',
    weight: 'must',
    sentence: 'There is an import log only if auditing is on.',
    section: 'what must be on before there are logs',
    document: documents.adminLogs,
    cannotShow: 'The days that a real tenant takes before its first log appears.',
  },
])
