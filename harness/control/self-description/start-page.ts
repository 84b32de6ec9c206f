import Negotiator from 'negotiator'
import { z } from 'zod'
import { jsonResponse, type WireRequest, type WireResponse } from '../wire.ts'
import { pageHeaders } from './page.ts'
import { type Html, html, sentences, trusted } from './page-markup.ts'
import { pageStyle } from './page-style.ts'

/** The path of the start page of a server. */
export const startPath = '/'

/** What a server says at its root, in the form that is served as JSON. */
export const startPageSchema = z
  .strictObject({
    title: z.string().min(1).describe('What the server is.'),
    simulated: z.literal(true).describe('Always true: nothing here is the real service.'),
    description: z.string().min(1).describe('What the server is for, and where its other halves are.'),
    addresses: z
      .array(
        z.strictObject({
          path: z.string().startsWith('/').describe('A path of this server, or the beginning of its paths.'),
          purpose: z.string().min(1).describe('What it is for.'),
          opens: z.boolean().describe('Whether a browser can open it: a GET without a token.'),
        }),
      )
      .describe('Which path is for what.'),
    documentation: z.array(z.string()).describe('Pages of the repository of mock-telemessage, by name.'),
  })
  .meta({ id: 'StartPage', description: 'What a server is, and which path is for what.' })

/** What a server says at its root. In its texts, backquotes mark what you type. */
export type StartPage = z.infer<typeof startPageSchema>

/** The start page in the media type that the request prefers: HTML for browsers, otherwise JSON. */
export function startPageAnswer(page: StartPage, request: Pick<WireRequest, 'headers'>): WireResponse {
  const preferred = new Negotiator(request).mediaType(['application/json', 'text/html'])
  const headers = { 'content-security-policy': pageHeaders['content-security-policy'], vary: 'accept' }
  if (preferred === 'text/html') return { status: 200, headers: { ...pageHeaders, ...headers }, body: markupOf(page) }
  const answer = jsonResponse(200, page)
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

function markupOf({ title, description, addresses, documentation }: StartPage): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header>
  <h1>${title} <span class="chip simulated">simulated</span></h1>
  ${description.split('\n\n').map((paragraph) => html`<p>${sentences(paragraph)}</p>`)}
</header>
<main>
<h2>Addresses</h2>
<section class="card"><div class="wide"><table class="fields"><tbody>${addresses.map(addressRow)}</tbody></table></div></section>
<h2>Documentation</h2>
<p>In the repository of mock-telemessage, and in its package:</p>
<ul>${documentation.map((name) => html`<li><code>${name}</code></li>`)}</ul>
</main>
</body>
</html>
`
  return page.markup
}

function addressRow({ path, purpose, opens }: StartPage['addresses'][number]): Html {
  const shown = html`<code>${path}</code>`
  // Relative, so that the link also works if the server is mounted below another path.
  const address = opens ? html`<a href="${`.${path}`}">${shown}</a>` : shown
  return html`<tr><th scope="row">${address}</th><td>${sentences(purpose)}</td></tr>`
}
