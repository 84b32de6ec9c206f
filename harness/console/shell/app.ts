import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { html } from '../../markup/markup.ts'
import { isForOneOf, isOwnOrigin, securityHeaders } from './admission.ts'
import { type Admitted, admittedOf, refuse, type ShellOptions } from './admitted.ts'
import { addFiles } from './answer-files.ts'
import { addPages, notFoundPage } from './answer-pages.ts'
import { cookieName, cookieOf } from './cookie.ts'
import { layout } from './layout.ts'
import { mistakeText } from './mistake.ts'
import { formBytesMax, readForm } from './read-form.ts'
import { sameSecret } from './sessions.ts'
import { consoleStyle } from './style.ts'

/** How many changes a page has, as its script says; a page that says something else is loaded again. */
const seenSchema = z.coerce.number().catch(0)

/** The console as an application: it admits requests, and answers with the pages of the views. */
export function consoleApp(options: ShellOptions): Express {
  const { sessions, changes, script } = options
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(securityHeaders)
  app.use((request, response, next) => {
    if (isForOneOf(options.hostNames, request.headers)) return next()
    refuse(
      response,
      options,
      421,
      'The Host header of this request is not one of its names. Use the address that serve printed.',
    )
  })
  app.get('/console.css', (_request, response) => void response.type('css').send(consoleStyle))
  app.get('/console.js', (_request, response) => void response.type('js').send(script))
  addSignIn(app, options)
  const admitted: RequestHandler = (request, response, next) => {
    const session = sessions.find(cookieOf(request))
    if (session === undefined) return signInPage(response, options, 401)
    response.locals['admitted'] = { session, seenChanges: changes.seen() } satisfies Admitted
    next()
  }
  app.use(admitted)
  app.get('/changes', (request, response) => changes.follow(response, seenSchema.parse(request.query['seen'])))
  app.use(express.raw({ type: () => true, limit: formBytesMax }), formAdmission(options))
  app.post('/sign-out', (request, response) => {
    sessions.signOut(cookieOf(request))
    response.redirect(303, '/sign-in')
  })
  addFiles(app, options)
  addPages(app, options)
  app.use(async (request, response) => notFoundPage(request, response, options))
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error)
    const isTheirs = error instanceof Error && 'status' in error && Number(error.status) < 500
    if (!isTheirs) options.onMistake(mistakeText(error, request))
    refuse(
      response,
      options,
      isTheirs ? 400 : 500,
      isTheirs
        ? 'This request cannot be read.'
        : 'This is a mistake of the console. The terminal of serve says where; please report it.',
    )
  })
  return app
}

/** Reads a form and demands the token of the session in it. */
function formAdmission(options: ShellOptions): RequestHandler {
  return async (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    const admitted = admittedOf(response)
    const fields = await readForm(request).catch(() => undefined)
    const isOwn = fields !== undefined && isOwnOrigin(request) && sameSecret(fields.text('csrf'), admitted.session.csrf)
    if (!isOwn)
      return refuse(
        response,
        options,
        403,
        'This form was not sent from a page of this session. Load the page again, and send it once more.',
      )
    admitted.fields = fields
    next()
  }
}

function addSignIn(app: Express, options: ShellOptions): void {
  const { sessions, onNewLink } = options
  app.get('/sign-in', (request, response) => {
    const token = request.query['token']
    // A program that only looks whether the link leads anywhere (HEAD) does not use it up.
    if (typeof token !== 'string' || request.method === 'HEAD') return signInPage(response, options, 200)
    const cookie = sessions.signIn(token)
    if (cookie === undefined) return signInPage(response, options, 403)
    const { secure } = request
    response.cookie(cookieName(request), cookie, { httpOnly: true, sameSite: 'strict', path: '/', secure })
    // A page and no redirection: a strict cookie is not sent along when another program has opened the link.
    const head = html`<meta http-equiv="refresh" content="0; url=/">`
    const content = html`<p>You have signed in. <a href="/">Go to the overview</a></p>`
    response.send(layout({ title: 'Welcome', content, organisation: options.services.facts.organisation, head }))
  })
  app.post('/sign-in/new-link', (request, response) => {
    // Another site must not void the link that the terminal shows.
    if (isOwnOrigin(request)) onNewLink()
    response.redirect(303, '/sign-in')
  })
}

function signInPage(response: Response, { services }: ShellOptions, status: number): void {
  const content = html`<p class="lead">Open the link that <code>mock-telemessage serve</code> printed in its terminal. It works once.</p>
<form method="post" action="/sign-in/new-link"><p>Was it used already?</p><button class="main">Print a new link in the terminal</button></form>`
  response.status(status).send(layout({ title: 'Sign in', content, organisation: services.facts.organisation }))
}
