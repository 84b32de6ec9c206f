/** A call as faults see it. */
export interface FaultCall {
  /** The server's name. */
  server: string
  operation: string
  /** Undefined for callers without credentials; they cannot be distinguished, and count as one. */
  actor: string | undefined
  /** Whether the call is about a thing (`FaultRule.about`). Absent: about none, as the opening of a connection. */
  isAbout?: ((thing: string) => boolean) | undefined
}

/** A text that is the same for all calls of one caller to one operation. */
export function callKey({ server, operation, actor }: FaultCall): string {
  return JSON.stringify([server, operation, actor])
}
