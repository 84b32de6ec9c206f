import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const before = (item: string): string => `Before you set up a connector, ${item} item`

/** The requirements on the mock TeleMessage site itself. */
export const site: RequirementArea = area('SIT', 'The TeleMessage site', 'site', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence: "Users' traffic is on the TeleMessage site in real time.",
    section: 'Overview of archiving WhatsApp data, step 2',
    cannotShow: 'How fast the real site is: here an event is an item as soon as it is posted.',
  },
  {
    number: 2,
    source: 'stated',
    weight: 'must',
    sentence: 'Only users registered in the account, and assigned to an archive plan, are captured.',
    section: `${before('second')}; the archive plan is documented by the vendor`,
  },
  {
    number: 3,
    source: 'stated',
    weight: 'must',
    sentence: "Capture starts when the Phone Archiver app is activated, or the Cloud Archiver's QR code is scanned.",
    section: before('third'),
  },
  {
    number: 4,
    source: 'stated',
    weight: 'must',
    sentence: 'Each item carries the e-mail address of every registered participant.',
    section: 'Overview of archiving WhatsApp data, step 4, first paragraph',
  },
  {
    number: 5,
    source: 'documented',
    weight: 'must',
    sentence:
      'The subject of a deletion has the DELETED prefix, which depends on who deleted the message, in which conversation, and who had read it; the deletion repeats the content without attachments.',
    section: 'the prefixes by who deleted and who had read',
    document: documents.deletedMessages,
  },
  {
    number: 6,
    source: 'documented',
    weight: 'must',
    sentence: 'Subjects read `WhatsApp Message From <digits> to <digits or group name>`.',
    section: 'the samples of subjects',
    document: documents.deletedMessages,
    cannotShow: 'The subjects of calls and of media, which no public source shows.',
  },
  {
    number: 7,
    source: 'documented',
    weight: 'must',
    sentence:
      'The site has none of the security holes of 2025: no diagnostic endpoint, no fixed credential, no fast password hash, no long-lived token, uniform login errors.',
    section: 'the descriptions of the nine records',
    document: documents.vulnerabilities,
    cannotShow:
      'How passwords are stored: from outside one can only see that a fast hash of a password is not accepted.',
  },
  {
    number: 8,
    source: 'documented',
    weight: 'must',
    sentence: 'Every item is stamped in UTC, with the time at which it was sent or happened.',
    section: 'the time with which an archived item is stamped',
    document: documents.timeStamps,
  },
  {
    number: 9,
    source: 'documented',
    weight: 'must',
    sentence: 'Phone numbers are served as country code and number, digits only, without plus.',
    section: 'how numbers are written',
    document: documents.customMapping,
  },
])
