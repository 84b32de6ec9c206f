/** What somebody did to holds and policies, for the audit log. */
type ComplianceEventKind =
  | 'litigation hold placed'
  | 'litigation hold released'
  | 'case hold placed'
  | 'case hold released'
  | 'retention policy created'
  | 'retention policy deleted'
  | 'settings changed'
  | 'assistant ran'
  | 'mailbox removed'

/** One such act. */
interface ComplianceEvent {
  readonly kind: ComplianceEventKind
  /** The entry of a mailbox, the id of a hold or a policy. */
  readonly subject: string
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** Through this, holds and retention say what is done to them. Listeners are called before the act returns, and must not throw. */
export interface ComplianceEvents {
  listen(listener: (event: ComplianceEvent) => void): void
  tell(kind: ComplianceEventKind, subject: string, details?: ComplianceEvent['details']): void
}

/** Without listeners at first. */
export function createComplianceEvents(): ComplianceEvents {
  const listeners: ((event: ComplianceEvent) => void)[] = []
  return {
    listen: (listener) => listeners.push(listener),
    tell: (kind, subject, details = {}) => {
      for (const listener of listeners) listener({ kind, subject, details })
    },
  }
}
