import { readFile } from 'node:fs/promises'
import type { Express } from 'express'
import { type ConsoleFacts, type ConsoleTransports, openServices } from './services.ts'
import { consoleApp } from './shell/app.ts'
import { createChanges } from './shell/changes.ts'
import { createSessions } from './shell/sessions.ts'
import { consoleViews } from './views.ts'

export type { Transport } from './door.ts'
export type { ConsoleFacts, ConsoleTransports } from './services.ts'

/** The console of a served world. */
export interface Console {
  /** Answers requests: over plain http on loopback, over TLS elsewhere. */
  app: Express
  /** Path and query of a link that signs one browser in, once; it voids the link before. */
  signInPath(): string
  /** Ends the streams of open pages. */
  close(): void
}

/** How a console is asked for, and what it says outside its pages. */
interface ConsoleNotices {
  /** The names by which browsers may ask for it, as they are in Host, without the port. */
  hostNames: readonly string[]
  /** Somebody at the sign-in page asks for a new link; show its path in the terminal only. */
  onNewLink(path: string): void
  /** A page could not be made; the text says where, without names and texts. */
  onMistake(text: string): void
}

/**
 * The web pages over the servers' own interfaces. They decide nothing: every page asks the servers, every form sends them a request.
 */
export async function createConsole(
  transports: ConsoleTransports,
  facts: ConsoleFacts,
  { hostNames, onNewLink, onMistake }: ConsoleNotices,
): Promise<Console> {
  const services = openServices(transports, facts)
  const sessions = createSessions()
  const changes = createChanges(services)
  const signInPath = (): string => `/sign-in?token=${sessions.issueToken()}`
  const script = await readFile(new URL('client/console.js', import.meta.url), 'utf8')
  const app = consoleApp({
    ...{ services, hostNames, views: consoleViews, sessions, changes, script },
    onNewLink: () => onNewLink(signInPath()),
    onMistake,
  })
  return { app, signInPath, close: changes.close }
}
