import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const introduction = 'introduction'

export const archived: RequirementArea = area('CAP', 'What is archived', 'connector', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence: 'A chat message between two people is archived.',
    section: introduction,
  },
  {
    number: 2,
    source: 'stated',
    weight: 'must',
    sentence: 'A call is archived: voice or video, answered, missed or rejected.',
    section: introduction,
    cannotShow: 'Whether recordings exist: no public source says so, and the item of a call has none.',
  },
  {
    number: 3,
    source: 'stated',
    weight: 'must',
    sentence: 'An attachment arrives with the bytes, the file name and the content type it was sent with.',
    section: introduction,
  },
  {
    number: 4,
    source: 'stated',
    weight: 'must',
    sentence:
      'A file of any type is archived like an attachment, also one of unknown type, without extension or of zero bytes.',
    section: introduction,
    cannotShow:
      'Every existing type: only some are played, and no files that the scanners of a real tenant would hold back.',
  },
  {
    number: 5,
    source: 'stated',
    weight: 'must',
    sentence: 'A deleted message is archived as an item of its own; what was archived before stays untouched.',
    section: introduction,
  },
  {
    number: 6,
    source: 'stated',
    weight: 'must',
    sentence:
      'Items from the Phone Archiver and from the Cloud Archiver (WhatsApp and WhatsApp Business) are archived.',
    section: introduction,
    cannotShow: 'What the real products capture: the mock makes the items, and they differ only in their source.',
  },
  {
    number: 7,
    source: 'assumed',
    weight: 'must',
    sentence:
      'Group and broadcast messages are archived for every participant, also in a group of 1,024 or an announcement group of 5,000.',
    section: 'follows from CAP-1 and MAP-2; no group and no announcement group of a community is larger',
    readings: ['mapping.scope'],
  },
  {
    number: 8,
    source: 'documented',
    weight: 'must',
    sentence: 'Locations, contact cards, audio and video clips and emoji are archived as the site serves them.',
    section: 'the kinds of content in the feed',
    document: documents.feed,
  },
  {
    number: 9,
    source: 'assumed',
    weight: 'should',
    sentence: 'An edit, a reaction and a quoted reply are items of their own that refer to the original.',
    section: 'follows from CAP-1 and CAP-5: neither what was said nor an earlier version of it is lost',
    cannotShow: 'How TeleMessage words them: no public source shows an edit, a reaction or a reply.',
  },
  {
    number: 10,
    source: 'assumed',
    weight: 'must',
    sentence: "A message captured on the sender's and on the recipient's phone ends up once in each mailbox.",
    section: 'follows from the skipped duplicates of the import log',
    readings: ['message.identity'],
  },
  {
    number: 11,
    source: 'assumed',
    weight: 'must',
    sentence: 'Two different messages with equal text, sender and second are both archived.',
    section: 'follows from CAP-1: a message is not its text',
    minimum: 2,
  },
  {
    number: 12,
    source: 'assumed',
    weight: 'must',
    sentence:
      'What was captured under the id of an archived message is archived, too, if its text, files or group differ: the text behind a placeholder, a file that the first phone lacked, another message with the same id.',
    section: 'follows from CAP-1 and RES-6: what is archived must not depend on which phone was first',
    readings: ['message.identity'],
    cannotShow: 'Which of two captures is the true one: phones and sites word their placeholders as they like.',
  },
])
