import { type DimensionTable, dimensionTable } from '../dimension-table.ts'
import { invalid } from './valid-users.scenario.ts'

const noUser = {
  unknown: 'nobody',
  'soft-deleted': 'a deleted user',
  guest: 'a guest',
  'without-mailbox': 'a user without a mailbox',
  inactive: 'an inactive mailbox',
  group: 'a group',
  contact: 'a contact',
} as const

type NoUser = keyof typeof noUser

const noUsers = invalid.map(([slug]) => slug as NoUser)

/** What may differ between those who receive a copy, and those who could be mistaken for them. */
export const receiverDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['MAP-2', 'MAP-8'],
    dimensions: {
      sender: ['a user', 'nobody', 'an outsider'],
      others: ['users', 'an outsider', 'some users and some nobody'],
      resolved: ['by address', 'by file', 'some by file, some by address'],
      mailboxes: ['of their own', 'one for all'],
      scope: ['per participant', 'per item'],
    },
    plays: {
      'MAP-2/everybody': [
        {
          sender: 'a user',
          others: 'users',
          resolved: 'by address',
          mailboxes: 'of their own',
          scope: 'per participant',
        },
      ],
      'MAP-2/only-the-sender': [
        {
          sender: 'a user',
          others: 'an outsider',
          resolved: 'by address',
          mailboxes: 'of their own',
          scope: 'per participant',
        },
      ],
      'MAP-2/file-address-and-nobody': [
        {
          sender: 'nobody',
          others: 'users',
          resolved: 'some by file, some by address',
          mailboxes: 'of their own',
          scope: 'per participant',
        },
      ],
      'MAP-2/file-decides-for-all': [
        {
          sender: 'a user',
          others: 'users',
          resolved: 'some by file, some by address',
          mailboxes: 'of their own',
          scope: 'per item',
        },
        {
          sender: 'a user',
          others: 'an outsider',
          resolved: 'by address',
          mailboxes: 'of their own',
          scope: 'per item',
        },
      ],
      'MAP-2/listed-in-every-order': [
        {
          sender: 'a user',
          others: 'users',
          resolved: 'by address',
          mailboxes: 'of their own',
          scope: 'per participant',
        },
      ],
      'MAP-8/shared-mailbox': [
        { sender: 'a user', others: 'users', resolved: 'by file', mailboxes: 'one for all', scope: 'per participant' },
      ],
      'MAP-8/alias-and-primary': [
        {
          sender: 'a user',
          others: 'users',
          resolved: 'by address',
          mailboxes: 'one for all',
          scope: 'per participant',
        },
      ],
      'MAP-8/letter-cases': [
        {
          sender: 'a user',
          others: 'users',
          resolved: 'by address',
          mailboxes: 'one for all',
          scope: 'per participant',
        },
      ],
    },
  }),
  dimensionTable({
    requirements: ['MAP-12'],
    dimensions: {
      leadsTo: [
        'a user',
        'an alias',
        'another letter case',
        'a user with another principal name',
        'a character with a meaning in queries',
        'a shared mailbox',
        'a room',
        'a blocked user',
        ...Object.values(noUser),
      ],
      by: ['the address', 'the file'],
      when: ['always', 'changes between two runs'],
      reading: ['fall back', 'override'],
    },
    plays: {
      'MAP-12/valid-alias': ofAddress('an alias'),
      'MAP-12/valid-letter-case': ofAddress('another letter case'),
      'MAP-12/valid-ampersand': ofAddress('a character with a meaning in queries'),
      'MAP-12/valid-number-sign': ofAddress('a character with a meaning in queries'),
      'MAP-12/valid-shared-mailbox': ofAddress('a shared mailbox'),
      'MAP-12/valid-room-mailbox': ofAddress('a room'),
      'MAP-12/valid-sign-in-blocked': ofAddress('a blocked user'),
      'MAP-12/valid-other-principal-name': [
        ...ofAddress('a user with another principal name'),
        { ...ofAddress('a user with another principal name')[0], by: 'the file' as const },
      ],
      'MAP-12/valid-behind-empty-pages': ofAddress('a user'),
      'MAP-12/hired-and-gone-between-runs': (
        ['a user', 'an alias', 'nobody', 'a deleted user', 'a user without a mailbox'] as const
      ).map(
        (leadsTo) =>
          ({
            leadsTo,
            by: 'the address',
            when: 'changes between two runs',
            reading: 'fall back',
          }) as const,
      ),
      ...Object.fromEntries(noUsers.map((slug) => [`MAP-12/invalid-${slug}`, ofAddress(noUser[slug])])),
      ...Object.fromEntries(
        noUsers.flatMap((slug) =>
          (
            [
              ['leads-to', 'fall back'],
              ['ends-at', 'override'],
            ] as const
          ).map(([verb, reading]) => [
            `MAP-12/file-${verb}-${slug}`,
            [{ leadsTo: noUser[slug], by: 'the file' as const, when: 'always' as const, reading }],
          ]),
        ),
      ),
    },
  }),
  dimensionTable({
    requirements: ['MAP-14'],
    dimensions: {
      alike: ['nothing', 'number', 'address', 'name'],
      found: ['in the file', 'in the item', 'in the directory'],
      who: ['strangers', 'colleagues'],
      region: ['none', 'set'],
    },
    impossible: {
      'alike: number + found: in the item': 'the item has the number that is compared',
      'alike: number + found: in the directory': 'no connector is told to look for numbers there',
    },
    plays: {
      'MAP-14/bystanders': [{ alike: 'nothing', found: 'in the directory', who: 'colleagues', region: 'none' }],
      'MAP-14/alike-numbers': [{ alike: 'number', found: 'in the file', who: 'strangers', region: 'none' }],
      'MAP-14/zero-in-front': [{ alike: 'number', found: 'in the file', who: 'strangers', region: 'none' }],
      'MAP-14/alike-numbers-with-a-region': [
        { alike: 'number', found: 'in the file', who: 'strangers', region: 'set' },
      ],
      'MAP-14/alike-addresses': [{ alike: 'address', found: 'in the item', who: 'strangers', region: 'none' }],
      'MAP-14/file-leads-to-an-alike-address': [
        { alike: 'address', found: 'in the file', who: 'strangers', region: 'none' },
      ],
      'MAP-14/colleagues-with-alike-addresses': [
        { alike: 'address', found: 'in the directory', who: 'colleagues', region: 'none' },
      ],
      'MAP-14/alike-names': (['in the file', 'in the item', 'in the directory'] as const).flatMap((found) =>
        (['strangers', 'colleagues'] as const).map(
          (who) =>
            ({
              alike: 'name' as const,
              found,
              who,
              region: 'none' as const,
            }) as const,
        ),
      ),
    },
  }),
]

/** A participant whose address leads there. */
function ofAddress<const T extends string>(leadsTo: T) {
  return [{ leadsTo, by: 'the address', when: 'always', reading: 'fall back' }] as const
}
