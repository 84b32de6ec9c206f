import type { Readable } from 'node:stream'
import type { Html } from '../markup/markup.ts'
import type { ConsoleServices } from './services.ts'

/** A request for a page, after the shell has admitted it. */
export interface PageRequest {
  /** Path and query, to come back to. */
  address: string
  /** The values of the `:name` parts of the path. */
  params: Record<string, string>
  query: URLSearchParams
  /**
   * Hidden fields that every form with `method="post"` needs: the token of the session, and where to come back to if it is
   * refused.
   */
  formFields: Html
}

/** A page with a title that depends on what is shown. */
interface TitledContent {
  title: string
  content: Html
}

/** A page: one file, one address that can be bookmarked. */
export interface ConsolePage {
  /** `:name` marks a parameter that holds one path segment. */
  path: string
  /** The heading, and the title of the window. */
  title: string
  /** The content below the heading. Throws an ApiRefusal; the shell shows its words. */
  handler(request: PageRequest, services: ConsoleServices): Promise<Html | TitledContent> | Html | TitledContent
}

/** A file that was sent with a form. */
export interface SentFile {
  name: string
  /** As the browser says. */
  contentType: string
  content: Buffer
}

/** The fields of a form. */
export interface FormFields {
  /** The text of a field, without spaces around it; empty if it is absent. */
  text(name: string): string
  /** The texts of all fields of this name, as they are. */
  all(name: string): string[]
  /** Undefined if none was chosen. */
  file(name: string): SentFile | undefined
}

/** What a form asks for. */
export interface FormRequest {
  params: Record<string, string>
  fields: FormFields
}

/** Where to go after a form, and what to say there. */
export interface ActionDone {
  /** An address of the console. */
  to: string
  notice: string
  /** The page at `to` says what is wrong. Absent: it is done. */
  kind?: 'refused'
}

/** What a form with `method="post"` does. It never answers with a page: the browser is sent on (303), so that loading again does nothing. */
export interface ConsoleAction {
  path: string
  /** Throws an ApiRefusal or a FormMistake; then the browser goes back to the form, which shows the words. */
  handler(form: FormRequest, services: ConsoleServices): Promise<ActionDone> | ActionDone
}

/** A file to load down, or a picture in a page. */
export interface Download {
  contentType: string
  /** Absent: shown in a page, such as a picture. */
  fileName?: string
  body: string | Buffer | Readable
  /** The content security policy of a page that the suite wrote, with `sandbox` in it; absent: nothing of the file runs. */
  policy?: string
}

/** The address of a file. Browsers never run what is in it. */
export interface ConsoleDownload {
  path: string
  handler(request: Omit<PageRequest, 'formFields'>, services: ConsoleServices): Promise<Download> | Download
}

/** One entry of the navigation, with everything below it. */
export interface ConsoleView {
  /** In the navigation. */
  name: string
  /** The address of its first page. */
  path: string
  pages: readonly ConsolePage[]
  actions?: readonly ConsoleAction[]
  downloads?: readonly ConsoleDownload[]
}

/** A form was filled in such that there is nothing to ask a server for. `message` says what to do. */
export class FormMistake extends Error {
  override readonly name = 'FormMistake'
}
