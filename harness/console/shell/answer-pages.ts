import type { Express, Request, Response } from 'express'
import { type Html, html } from '../../markup/markup.ts'
import { type ConsolePage, FormMistake, type PageRequest } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import { clockSchema } from '../services.ts'
import { admittedOf, type ShellOptions } from './admitted.ts'
import { layout } from './layout.ts'
import type { Session } from './sessions.ts'
import { instantHtml } from './shown.ts'

/** Adds the pages and forms of all views. */
export function addPages(app: Express, options: ShellOptions): void {
  for (const { pages, actions = [] } of options.views) {
    for (const page of pages) app.get(page.path, (request, response) => answerPage(page, request, response, options))
    for (const action of actions) {
      app.post(action.path, async (request, response) => {
        const { session, fields } = admittedOf(response)
        if (fields === undefined) throw new RangeError('a form that was not read')
        const back = ownAddress(fields.text('back'))
        try {
          const {
            to,
            notice,
            kind = 'done',
          } = await action.handler({ params: paramsOf(request), fields }, options.services)
          session.notices.push({ kind, text: notice })
          response.redirect(303, ownAddress(to))
        } catch (error) {
          session.notices.push({ kind: 'refused', text: wordsOf(error) })
          response.redirect(303, back)
        }
      })
    }
  }
}

async function answerPage(
  page: ConsolePage,
  request: Request,
  response: Response,
  options: ShellOptions,
): Promise<void> {
  const { session } = admittedOf(response)
  const asked: PageRequest = {
    address: request.originalUrl,
    params: paramsOf(request),
    query: queryOf(request),
    formFields: formFieldsOf(session, request),
  }
  try {
    const answer = await page.handler(asked, options.services)
    const { title, content } = 'markup' in answer ? { title: page.title, content: answer } : answer
    await sendPage(request, response, options, { title, content, status: 200 })
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    const { server, code, message } = error
    const content = html`<div class="card refusal" role="alert"><p><strong>${server} refused this.</strong></p>
<p>${message}</p><p class="quiet">Status ${error.status}, code <code>${code}</code></p></div><p><a href="/">Back to the overview</a></p>`
    const status = error.status >= 400 && error.status < 500 && error.status !== 401 ? error.status : 502
    await sendPage(request, response, options, { title: page.title, content, status })
  }
}

/** The page for an address at which there is nothing. */
export async function notFoundPage(request: Request, response: Response, options: ShellOptions): Promise<void> {
  const content = html`<p class="lead">There is nothing at <code>${request.path}</code>.</p><p><a href="/">Back to the overview</a></p>`
  await sendPage(request, response, options, { title: 'Not found', content, status: 404 })
}

interface SentPage {
  title: string
  content: Html
  status: number
}

async function sendPage(
  request: Request,
  response: Response,
  { services, views }: ShellOptions,
  page: SentPage,
): Promise<void> {
  const { session, seenChanges } = admittedOf(response)
  const { now, running } = await services.control.ask({ method: 'GET', path: '/control/v1/clock' }, clockSchema)
  const clock = html`<span class="quiet">Calendar</span> ${instantHtml(now)}${running ? '' : html` <span class="quiet">(stands still)</span>`}`
  const navigation = { views, path: request.path, clock, seenChanges, formFields: formFieldsOf(session, request) }
  const { organisation } = services.facts
  const { title, content, status } = page
  // The script loads pages again to see what has changed; the notices are for the person.
  const notices = request.headers['x-live'] === undefined ? takeNotices(session) : []
  response.status(status).send(layout({ title, content, organisation, navigation, notices }))
}

function takeNotices(session: Session): Session['notices'] {
  const { notices } = session
  session.notices = []
  return notices
}

/** What went wrong with a form, in the words of who refused it. */
function wordsOf(error: unknown): string {
  if (error instanceof ApiRefusal) return `${error.server} refused this: ${error.message} (${error.code})`
  if (error instanceof FormMistake) return error.message
  throw error
}

/** An address of the console; the overview for any other. A form must not send anybody to another site. */
function ownAddress(address: string): string {
  return /^\/(?![/\\])/.test(address) ? address : '/'
}

/** The query of a request. Some addresses, such as `//`, are no URL as a whole. */
export function queryOf({ originalUrl }: Request): URLSearchParams {
  const [, query = ''] = /\?(.*)/s.exec(originalUrl) ?? []
  return new URLSearchParams(query)
}

/** The values of the `:name` parts of the path, decoded. */
export function paramsOf(request: Request): Record<string, string> {
  return Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)]))
}

function formFieldsOf({ csrf }: Session, { originalUrl }: Request): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="back" value="${originalUrl}">`
}
