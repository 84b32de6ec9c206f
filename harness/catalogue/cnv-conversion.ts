import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const convert = 'Overview of archiving WhatsApp data, step 3'

export const conversion: RequirementArea = area('CNV', 'Conversion to e-mail', 'connector', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence: 'Every item becomes one valid e-mail message (RFC 5322, MIME, CRLF, no line over 998 octets).',
    section: convert,
    cannotShow: 'What Exchange makes of it: a real tenant stores properties and generates the message again from them.',
  },
  {
    number: 2,
    source: 'documented',
    weight: 'must',
    sentence: 'Its date is the time of the event, not the time of import.',
    section: 'the time with which an archived item is stamped',
    document: documents.timeStamps,
  },
  {
    number: 3,
    source: 'assumed',
    weight: 'should',
    sentence:
      "From is the sender, To are the other participants, in TeleMessage's default display format `First Last Mobile <email>`.",
    section: "follows from the default of TeleMessage's own e-mail delivery",
  },
  {
    number: 4,
    source: 'assumed',
    weight: 'must',
    sentence: 'Every participant is in the address headers, also those without an e-mail address.',
    section: 'follows from MAP-2: the participants are part of the message',
  },
  {
    number: 5,
    source: 'stated',
    weight: 'must',
    sentence:
      'The text is preserved, in plain text and in HTML: emoji, right-to-left text, combining marks, line breaks, texts of 64 kB.',
    section: convert,
    cannotShow: 'What mail programs make of style: only the common ways to hide text in HTML are known.',
  },
  {
    number: 6,
    source: 'stated',
    weight: 'must',
    sentence:
      'Attachments keep their bytes and names, also non-ASCII names and names of 255 characters; two files with the same name stay two files.',
    section: convert,
    readings: ['size.oversizeAttachment'],
  },
  {
    number: 7,
    source: 'assumed',
    weight: 'must',
    sentence: 'The subject is the one that the site serves.',
    section: 'follows from CNV-5: the site renders it, also for deletions',
    cannotShow:
      'Whether Exchange keeps a subject of more than 255 characters, which is what the forms of Outlook take: here it is kept, and judged whole.',
  },
  {
    number: 8,
    source: 'assumed',
    weight: 'must',
    sentence:
      'The message names its item (`X-TELEMESSAGE-ArchiveMessageID`); Message-ID is the same on every run and differs between messages.',
    section: "follows from headers that were seen in TeleMessage's own deliveries",
  },
  {
    number: 9,
    source: 'assumed',
    weight: 'must',
    sentence: 'No content can add a header or a MIME part (CR, LF, NUL, boundary strings in names, groups, text).',
    section: 'follows from CNV-1: what people type is content',
    cannotShow: 'That no other content can: only strings that are known to break mail are played.',
  },
  {
    number: 10,
    source: 'assumed',
    weight: 'must',
    sentence: 'The stored message is not a draft; its sent and received times are the time of the event.',
    section: 'follows from CNV-2',
  },
  {
    number: 11,
    source: 'assumed',
    weight: 'should',
    sentence: 'It has the item class that content search uses to find WhatsApp items.',
    section: 'follows from CMP-2',
    capability: 'itemClass',
    cannotShow: "Which class Microsoft's own connector writes: only the prefix that searches use is documented.",
  },
])
