import { DateTime } from 'luxon'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { rewrites, withField } from '../wrong-connectors/rewritten-message.ts'
import { writesAs } from '../wrong-connectors/taken-items.ts'

/** Wrong about the date of a message (CNV-2). */
const dateFaults: WrongConnector[] = [
  faulty(
    {
      id: 'dated-by-the-import',
      fault: 'The date of a message is the time of its import.',
      mustRed: ['CNV-2', 'CNV-10'],
    },
    (right, { now }) => writesAs(right, () => ({ eventTime: now })),
  ),
  faulty(
    {
      id: 'dated-by-the-capture',
      fault: 'The date of a message is the time at which it reached TeleMessage.',
      mustRed: ['CNV-2', 'CNV-10'],
    },
    (right) => writesAs(right, ({ captureTime }) => ({ eventTime: captureTime })),
  ),
  faulty(
    {
      id: 'local-time-called-utc',
      fault: 'The date of a message is local time in Rome, marked as UTC.',
      mustRed: ['CNV-2', 'CNV-10'],
    },
    (right) =>
      writesAs(right, ({ eventTime }) => {
        const local = DateTime.fromJSDate(eventTime, { zone: 'Europe/Rome' })
        return { eventTime: local.setZone('UTC', { keepLocalTime: true }).toJSDate() }
      }),
  ),
]

/** Wrong about the people in the headers (CNV-3, CNV-4). */
const addressFaults: WrongConnector[] = [
  faulty(
    {
      id: 'numbers-for-names',
      fault: 'The headers show people by number, without their name.',
      mustRed: ['CNV-3'],
    },
    (right) =>
      writesAs(right, ({ participants }) => ({ participants: participants.map((one) => ({ ...one, name: '' })) })),
  ),
  faulty(
    {
      id: 'sent-by-the-archiver',
      fault: 'Every message is from the archiver, and all participants are in To.',
      mustRed: ['CNV-3', 'CNV-4'],
    },
    (right) =>
      writesAs(right, ({ participants }) => ({
        participants: [
          { name: right.policy.folderName, number: '', role: 'sender', userEmailAddress: 'archiver@contoso.example' },
          ...participants.map((one) => ({ ...one, role: 'recipient' as const })),
        ],
      })),
  ),
  faulty(
    {
      id: 'addresses-in-display-names',
      fault: 'The e-mail address of a participant is written into the display name, before another address.',
      mustRed: ['CNV-3'],
    },
    (right) =>
      writesAs(right, ({ participants }) => ({
        participants: participants.map((one) => {
          const { name, userEmailAddress } = one
          if (userEmailAddress === undefined) return one
          return { ...one, name: `${name} (${userEmailAddress})`, userEmailAddress: 'archiver@contoso.example' }
        }),
      })),
  ),
  faulty(
    {
      id: 'names-in-normal-form-c',
      fault: 'The names of people are converted to Unicode normal form C.',
      mustRed: ['CNV-3'],
    },
    (right) =>
      writesAs(right, ({ participants }) => ({
        participants: participants.map((one) => ({ ...one, name: one.name.normalize('NFC') })),
      })),
  ),
  faulty(
    {
      id: 'sender-without-address-is-the-archiver',
      fault: 'A message whose sender has no e-mail address is from the archiver.',
      mustRed: ['CNV-4'],
    },
    (right) =>
      writesAs(right, ({ participants }) => ({
        participants: participants.map((one) =>
          one.role === 'sender' && one.userEmailAddress === undefined
            ? { ...one, name: right.policy.folderName, number: '', userEmailAddress: 'archiver@contoso.example' }
            : one,
        ),
      })),
  ),
  faulty(
    {
      id: 'only-those-with-an-address',
      fault: 'Participants without an e-mail address are left out of the headers.',
      mustRed: ['CNV-4'],
    },
    (right) =>
      writesAs(right, ({ participants }) => ({
        participants: participants.filter(({ userEmailAddress }) => userEmailAddress !== undefined),
      })),
  ),
  faulty(
    {
      id: 'number-for-an-address',
      fault: 'The number of somebody without an e-mail address is written where the address belongs.',
      mustRed: ['CNV-4'],
    },
    (right) =>
      rewrites(right, (octets, { placeholderDomain }) =>
        octets.replaceAll(new RegExp(`<(\\d+)@${placeholderDomain}>`, 'g'), '<$1>'),
      ),
  ),
  faulty(
    {
      id: 'addresses-made-up-at-the-firm',
      fault: 'Somebody without an e-mail address gets one in the domain of the firm, which may be that of a colleague.',
      mustRed: ['CNV-4'],
    },
    (right) =>
      rewrites(right, (octets, { placeholderDomain }) =>
        octets.replaceAll(new RegExp(`<(\\d+)@${placeholderDomain}>`, 'g'), '<$1@contoso.example>'),
      ),
  ),
  faulty(
    {
      id: 'id-before-the-at-sign',
      fault: 'The id of a hidden account is written before the @ of an address as it is, so the address has two.',
      mustRed: ['CNV-4'],
    },
    (right) => rewrites(right, (octets) => octets.replaceAll(/<(\d+(?:\.\d+)?)\.lid@/g, '<$1@lid@')),
  ),
  faulty(
    {
      id: 'address-of-an-empty-number',
      fault: 'The address of somebody without a number has nothing in front of the @.',
      mustRed: ['CNV-4'],
    },
    (right) => rewrites(right, (octets) => octets.replaceAll('<unknown@', '<@')),
  ),
  faulty(
    {
      id: 'only-those-with-a-number',
      fault: 'Participants whose number the phone does not know are left out of the headers.',
      mustRed: ['CNV-4'],
    },
    (right) =>
      writesAs(right, ({ participants }) => ({ participants: participants.filter(({ number }) => number !== '') })),
  ),
]

/** Wrong about the subject, and about the ids of a message (CNV-7, CNV-8). */
const nameFaults: WrongConnector[] = [
  faulty(
    {
      id: 'subject-rewritten',
      fault: 'The subject is made from the first words of the text instead of the served subject.',
      mustRed: ['CNV-7'],
    },
    (right) => writesAs(right, ({ text }) => ({ subject: `WhatsApp: ${text.slice(0, 30)}` })),
  ),
  faulty(
    {
      id: 'subject-in-ascii',
      fault: 'Question marks replace characters beyond ASCII in the subject.',
      mustRed: ['CNV-7'],
    },
    (right) => writesAs(right, ({ subject }) => ({ subject: subject.replaceAll(/[^ -~]/g, '?') })),
  ),
  faulty(
    {
      id: 'subject-in-normal-form-c',
      fault: 'The subject is converted to Unicode normal form C.',
      mustRed: ['CNV-7'],
    },
    (right) => writesAs(right, ({ subject }) => ({ subject: subject.normalize('NFC') })),
  ),
  faulty(
    {
      id: 'message-id-of-the-run',
      fault: 'The Message-ID contains the time of the run.',
      mustRed: ['CNV-8'],
    },
    (right, { now }) => ({
      composeMessage: (input) => right.composeMessage({ ...input, messageKey: `${input.messageKey}-${now.getTime()}` }),
    }),
  ),
  faulty(
    {
      id: 'item-not-named',
      fault: 'The message does not name its item.',
      mustRed: ['CNV-8'],
    },
    (right) => rewrites(right, (octets) => withField(octets, 'X-TELEMESSAGE-ArchiveMessageID', '')),
  ),
  faulty(
    {
      id: 'group-name-written-raw',
      fault: 'The name of a group is written to its header unchanged, with its line breaks.',
      mustRed: ['CNV-9'],
    },
    (right) =>
      rewrites(right, (octets, { item }) => {
        const name = Buffer.from(item.chat.name ?? '').toString('latin1')
        return withField(octets, 'X-TELEMESSAGE-GROUP_NAME', `X-TELEMESSAGE-GROUP_NAME: ${name}\r\n`)
      }),
  ),
]

/** Wrong about the header of a message. */
export const headerFaults: WrongConnector[] = [...dateFaults, ...addressFaults, ...nameFaults]
