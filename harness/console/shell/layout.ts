import { type Html, type HtmlValue, html } from '../../markup/markup.ts'
import type { ConsoleView } from '../page.ts'
import type { Notice } from './sessions.ts'

/** What a page has for somebody who has signed in. */
interface Navigation {
  views: readonly ConsoleView[]
  path: string
  clock: Html
  /** How many changes had been seen when the page was asked for; its script follows from there. */
  seenChanges: number
  formFields: Html
}

/** What a page of the console consists of. */
export interface LayoutParts {
  title: string
  content: HtmlValue
  organisation: string
  /** Absent: nobody has signed in, and there is nothing to navigate. */
  navigation?: Navigation | undefined
  notices?: readonly Notice[]
  /** More elements of the head. */
  head?: Html
}

/** A whole page. The script only improves it: without it, everything works by links and forms. */
export function layout({ title, content, organisation, navigation, notices = [], head }: LayoutParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${organisation}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console.css">
${head ?? ''}
<script src="/console.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<p class="brand">mock-telemessage <span class="quiet">${organisation}</span></p>
${navigation === undefined ? '' : navigationOf(navigation)}
</header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
<div id="notices">${notices.map(noticeHtml)}</div>
${content}
</main>
</body>
</html>
`.markup
}

function navigationOf({ views, path, clock, seenChanges, formFields }: Navigation): Html {
  const entries = views.map((view) => {
    const isHere = view.path === '/' ? path === '/' : path === view.path || path.startsWith(`${view.path}/`)
    return html`<li><a href="${view.path}"${isHere ? html` aria-current="page"` : ''}>${view.name}</a></li>`
  })
  return html`<div class="calendar" id="calendar" data-seen="${seenChanges}" data-live>${clock}</div>
<form method="post" action="/sign-out">${formFields}<button class="small">Sign out</button></form>
<nav aria-label="Views"><ul>${entries}</ul></nav>`
}

/** An alert is read out at once, a status when the reader is idle. */
function noticeHtml({ kind, text }: Notice): Html {
  return kind === 'refused'
    ? html`<p class="notice fail" role="alert">${text}</p>`
    : html`<p class="notice pass" role="status">${text}</p>`
}
