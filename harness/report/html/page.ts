import { createHash } from 'node:crypto'
import { baseStyle } from '../../markup/base-style.ts'
import { type Html, html, trusted } from '../../markup/markup.ts'

/** The parts in which pages differ. */
export interface PageParts {
  title: string
  /** Added after the style of all pages. */
  style: string
  script: string
  /** The content of the body. */
  content: Html
}

/** A self-contained page: it sends no requests, and runs only its own script. */
export function htmlPage({ title, style: ownStyle, script, content }: PageParts): string {
  const style = `${baseStyle}${ownStyle}`
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
${content}
<script>${trusted(script)}</script>
</body>
</html>
`
  return page.markup
}

/** Nothing may be loaded, and only the script with this digest may run. */
function contentSecurityPolicy(style: string, script: string): string {
  const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  return [
    "default-src 'none'",
    `style-src ${digest(style)}`,
    `script-src ${digest(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
