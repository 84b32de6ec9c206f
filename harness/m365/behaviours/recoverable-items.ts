import type { BehaviourArea } from './behaviour.ts'

const folder =
  'https://learn.microsoft.com/en-us/exchange/security-and-compliance/recoverable-items-folder/recoverable-items-folder'
const holds = 'https://learn.microsoft.com/en-us/exchange/policy-and-compliance/holds/holds'
const delay = 'https://learn.microsoft.com/en-us/purview/ediscovery-identify-a-hold-on-an-exchange-online-mailbox'
const principles = 'https://learn.microsoft.com/en-us/purview/retention'
const exchange = 'https://learn.microsoft.com/en-us/purview/retention-policies-exchange'
const inactive = 'https://learn.microsoft.com/en-us/purview/inactive-mailboxes-in-office-365'
const documented = 'documented'

/** What becomes of messages that are deleted, changed or grow old. */
export const recoverableItems: BehaviourArea = {
  area: 'recoverable-items',
  title: 'Recoverable Items, holds, retention',
  behaviours: [
    {
      id: 'recoverable-items.permanent-delete',
      sentence:
        '`permanentDelete` answers 204, and places the message in Purges, where no client finds it by any of its ids.',
      source: 'https://learn.microsoft.com/en-us/graph/api/message-permanentdelete',
      status: documented,
    },
    {
      id: 'recoverable-items.deleted-item-retention',
      sentence: 'A deleted message can be recovered for 14 days; then the assistant removes it.',
      source: folder,
      status: documented,
    },
    {
      id: 'recoverable-items.single-item-recovery',
      sentence:
        'What its owner purges out of Deletions stays in Purges until its 14 days are over; this is on by default.',
      source: folder,
      status: documented,
    },
    {
      id: 'recoverable-items.own-quota',
      sentence: 'Recoverable Items do not count towards the quota of the mailbox; they have 30 GB of their own.',
      source: holds,
      status: documented,
    },
    {
      id: 'recoverable-items.full',
      sentence:
        'When Recoverable Items are full, nothing can be deleted, and changes of held messages leave no versions.',
      source: holds,
      status: documented,
    },
    {
      id: 'recoverable-items.full-answer',
      sentence: 'A deletion for which Recoverable Items have no room is answered with 507 `ErrorQuotaExceeded`.',
      source: 'Documents say that it fails, not how Graph answers',
      status: 'unverified',
    },
    {
      id: 'recoverable-items.copy-on-write',
      sentence:
        'On hold, the state of a message before a change of subject, body, attachments, people or dates goes into Versions; a move or the read mark leaves none.',
      source: folder,
      status: documented,
    },
    {
      id: 'recoverable-items.no-versions-of-drafts',
      sentence:
        'What is in Drafts leaves no versions; nor does, by our reading, a message elsewhere that was never sent.',
      source: folder,
      status: documented,
    },
    {
      id: 'recoverable-items.litigation-hold',
      sentence: 'On Litigation Hold nothing is removed; a duration counts from the day an item was received.',
      source: holds,
      status: documented,
    },
    {
      id: 'recoverable-items.query-holds-later',
      sentence:
        'What is purged from a mailbox with a case hold goes into DiscoveryHolds; the assistant later removes what the query does not find.',
      source: folder,
      status: documented,
    },
    {
      id: 'recoverable-items.delay-hold',
      sentence: 'After any hold is removed, the next run of the assistant holds the whole mailbox for 30 days.',
      source: delay,
      status: documented,
    },
    {
      id: 'recoverable-items.four-principles',
      sentence:
        'Retention wins over deletion, the longest retention wins, deletion that names the mailbox wins, and then the shortest.',
      source: principles,
      status: documented,
    },
    {
      id: 'recoverable-items.small-mailbox',
      sentence: 'Policies do nothing in a mailbox of less than 10 MB.',
      source: exchange,
      status: documented,
    },
    {
      id: 'recoverable-items.inactive-mailbox',
      sentence:
        'The mailbox of a leaver stays while a hold or a retaining policy keeps it; without one, its content is lost 30 days later.',
      source: inactive,
      status: documented,
    },
  ],
}
