/** A call as faults see it. */
export interface FaultCall {
  /** The server's name. */
  server: string
  operation: string
  /** Undefined for callers without credentials; they cannot be told apart, and count as one. */
  actor: string | undefined
}

/** The same text for two calls of one caller to one operation. */
export function callKey({ server, operation, actor }: FaultCall): string {
  return JSON.stringify([server, operation, actor])
}
