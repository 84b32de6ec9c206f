import { type PostgresAddress, postgresAddress } from './address.ts'
import { openSession, type Session, storeError } from './session.ts'
import { statement } from './statements.ts'

/** Texts that all servers of a store share, by name. Only who has the lock of the schema writes them. */
export interface SharedTexts {
  /** Undefined if the text is missing. Throws a StoreError `store-unavailable`. */
  read(name: string): Promise<string | undefined>
  /** Kept when the promise is fulfilled. Throws a StoreError `store-unavailable`. */
  write(name: string, text: string): Promise<void>
}

/** The texts that a session sees. */
export function sharedTextsOf(session: Session, address: PostgresAddress): SharedTexts {
  const inWords = (error: unknown): never => {
    throw storeError(error, address)
  }
  return {
    read: async (name) => {
      const { rows } = await session.query<{ text: string }>(statement('text', [name])).catch(inWords)
      return rows[0]?.text
    },
    write: async (name, text) => {
      await session.query(statement('putText', [name, text])).catch(inWords)
    },
  }
}

/** The texts of a store that another process has; to read. */
export interface OpenSharedTexts extends SharedTexts {
  close(): Promise<void>
}

/** Opens a session for the texts of a store that another process has. Throws a StoreError `store-unavailable`. */
export async function openSharedTexts(url: string): Promise<OpenSharedTexts> {
  const address = postgresAddress(url)
  const session = await openSession(address)
  return { ...sharedTextsOf(session, address), close: () => session.end().catch(() => {}) }
}
