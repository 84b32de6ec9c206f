import { createHash } from 'node:crypto'
import { pageHeaders } from '../../control/self-description/page.ts'
import { type Html, html, trusted } from '../../control/self-description/page-markup.ts'
import { pageStyle } from '../../control/self-description/page-style.ts'
import type { WireResponse } from '../../control/wire.ts'

/** A field that a person fills in. */
interface PageField {
  name: string
  label: string
  value: string
}

/** The page on which a person says who they are. It has no password, because nobody here has one. */
export function signInPage(text: string, fields: readonly PageField[], submit = 'Sign in'): WireResponse {
  const inputs = fields.map(
    ({ name, label, value }) =>
      html`<p><label for="${name}">${label}</label><br><input id="${name}" name="${name}" value="${value}" required></p>`,
  )
  // The form is sent to the address of the page, with its query.
  return pageAnswer(html`<form method="post"><p>${text}</p>${inputs}<p><button>${submit}</button></p></form>`)
}

/** A page with a text only. */
export function textPage(text: string): WireResponse {
  return pageAnswer(html`<p>${text}</p>`)
}

/** The only script of our pages: a browser posts the form without a click. */
const submits = 'document.forms[0].submit()'

/** The page whose form the browser posts to an app (OAuth 2.0 Form Post Response Mode). */
export function postedPage(address: string, fields: Readonly<Record<string, string>>): WireResponse {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const form = html`<form method="post" action="${address}">${inputs}<p><button>Continue</button></p></form>`
  const page = pageAnswer(html`${form}<script>${trusted(submits)}</script>`)
  const source = `script-src 'sha256-${createHash('sha256').update(submits).digest('base64')}'`
  const policy = `${page.headers['content-security-policy']}; ${source}`
  return { ...page, headers: { ...page.headers, 'content-security-policy': policy } }
}

function pageAnswer(content: Html): WireResponse {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in to the mock tenant</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header><h1>Sign in <span class="chip simulated">simulated</span></h1></header>
<main>${content}</main>
</body>
</html>
`
  // A browser applies form-action to the redirect, too, and that leads to the app.
  const policy = pageHeaders['content-security-policy'].replace("; form-action 'none'", '')
  return {
    status: 200,
    headers: { ...pageHeaders, 'content-security-policy': policy, 'cache-control': 'no-store' },
    body: page.markup,
  }
}
