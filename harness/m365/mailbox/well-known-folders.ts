/** The folders that every mailbox has, by the names under which Graph finds them in place of an id. */
export type WellKnownFolder =
  | 'msgfolderroot'
  | 'inbox'
  | 'drafts'
  | 'sentitems'
  | 'deleteditems'
  | 'junkemail'
  | 'archive'
  | 'outbox'
  | 'conversationhistory'
  | 'calendar'
  | 'contacts'
  | 'tasks'
  | 'notes'
  | 'journal'
  | 'clutter'
  | 'syncissues'
  | 'conflicts'
  | 'localfailures'
  | 'serverfailures'
  | 'scheduled'
  | 'searchfolders'
  | 'recoverableitemsdeletions'

/** A folder as a new mailbox gets it. */
export interface FolderPlan {
  wellKnownName?: WellKnownFolder
  displayName: string
  /** The folder's container class. */
  type: string
  isHidden?: boolean
}

/** The folders that users see below the root. They fill more than one page, so a client that ignores `nextLink` misses its folder. */
export const visibleFolderPlans: readonly FolderPlan[] = [
  { wellKnownName: 'inbox', displayName: 'Inbox', type: 'IPF.Note' },
  { wellKnownName: 'drafts', displayName: 'Drafts', type: 'IPF.Note' },
  { wellKnownName: 'sentitems', displayName: 'Sent Items', type: 'IPF.Note' },
  { wellKnownName: 'deleteditems', displayName: 'Deleted Items', type: 'IPF.Note' },
  { wellKnownName: 'junkemail', displayName: 'Junk Email', type: 'IPF.Note' },
  { wellKnownName: 'archive', displayName: 'Archive', type: 'IPF.Note' },
  { wellKnownName: 'outbox', displayName: 'Outbox', type: 'IPF.Note' },
  { wellKnownName: 'conversationhistory', displayName: 'Conversation History', type: 'IPF.Note' },
  { wellKnownName: 'calendar', displayName: 'Calendar', type: 'IPF.Appointment' },
  { wellKnownName: 'contacts', displayName: 'Contacts', type: 'IPF.Contact' },
  { wellKnownName: 'tasks', displayName: 'Tasks', type: 'IPF.Task' },
  { wellKnownName: 'notes', displayName: 'Notes', type: 'IPF.StickyNote' },
  { wellKnownName: 'journal', displayName: 'Journal', type: 'IPF.Journal' },
  { wellKnownName: 'clutter', displayName: 'Clutter', type: 'IPF.Note' },
  { wellKnownName: 'syncissues', displayName: 'Sync Issues', type: 'IPF.Note' },
  { wellKnownName: 'scheduled', displayName: 'Scheduled', type: 'IPF.Note' },
]

/** What users see below Sync Issues. */
export const syncIssuePlans: readonly FolderPlan[] = [
  { wellKnownName: 'conflicts', displayName: 'Conflicts', type: 'IPF.Note' },
  { wellKnownName: 'localfailures', displayName: 'Local Failures', type: 'IPF.Note' },
  { wellKnownName: 'serverfailures', displayName: 'Server Failures', type: 'IPF.Note' },
]

/** The well-known names that Graph documents for mail folders. Graph does not treat other folders as mail folders. */
export const mailFolderNames: readonly string[] = [
  'archive',
  'clutter',
  'conflicts',
  'conversationhistory',
  'deleteditems',
  'drafts',
  'inbox',
  'junkemail',
  'localfailures',
  'msgfolderroot',
  'outbox',
  'recoverableitemsdeletions',
  'scheduled',
  'searchfolders',
  'sentitems',
  'serverfailures',
  'syncissues',
] satisfies WellKnownFolder[]

/** The hidden folders below the root. */
export const hiddenFolderPlans: readonly FolderPlan[] = [
  { displayName: 'Conversation Action Settings', type: 'IPF.Configuration', isHidden: true },
]
