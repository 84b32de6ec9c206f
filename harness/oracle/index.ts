export { type ArchiverProfile, archiverNamed, archivers, defaultArchiver } from './archivers.ts'
export { type Audit, audit } from './audit/audit.ts'
export { auditMailboxes, type MailboxesAudit } from './audit/audit-mailboxes.ts'
export {
  leftBehind,
  type MarkedItem,
  notStagedFirst,
  removedTooEarly,
} from './audit/audit-staging.ts'
export type { Ledger } from './audit/ledger.ts'
export type { Observed, ParsedMails } from './audit/observe.ts'
export { pointOut } from './audit/point-out.ts'
export { viewsOf } from './audit/staged-views.ts'
export type { Finding, LedgerFault } from './finding.ts'
export { foldConsequences } from './fold-consequences.ts'
export { type ReadMail, readMail } from './mail/read-mail.ts'
export type { ShownText } from './mail/shown-texts.ts'
export type { Disposition } from './predict/predicted-copies.ts'
export type { Capture, FoundImportLog, SyncWitness, Witness } from './witness.ts'
