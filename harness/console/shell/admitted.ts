import type { Response } from 'express'
import { html } from '../../markup/markup.ts'
import type { ConsoleView, FormFields } from '../page.ts'
import type { ConsoleServices } from '../services.ts'
import type { Changes } from './changes.ts'
import { layout } from './layout.ts'
import type { Session, Sessions } from './sessions.ts'

/** What the shell serves. */
export interface ShellOptions {
  services: ConsoleServices
  /** The names by which browsers may ask for it, as they are in Host, without the port. */
  hostNames: readonly string[]
  views: readonly ConsoleView[]
  sessions: Sessions
  changes: Changes
  /** The bytes of the script of every page. */
  script: string
  /** Somebody without a session asks for a new sign-in link, which only the terminal shows. */
  onNewLink(): void
  /** A page could not be made; the text says where, for the terminal. */
  onMistake(text: string): void
}

/** What the shell knows of a request that it has admitted. */
export interface Admitted {
  session: Session
  /** How many changes had been seen when it came. */
  seenChanges: number
  /** Only of a form. */
  fields?: FormFields
}

/** What the shell has found out about a request. */
export function admittedOf(response: Response): Admitted {
  return response.locals['admitted'] as Admitted
}

/** A page that says why there is no other. */
export function refuse(response: Response, { services }: ShellOptions, status: number, why: string): void {
  const content = html`<p class="lead">${why}</p><p><a href="/">Back to the overview</a></p>`
  response
    .status(status)
    .send(layout({ title: 'This did not work', content, organisation: services.facts.organisation }))
}
