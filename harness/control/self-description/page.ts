import type { OpenApiDocument } from './open-api.ts'
import { type Html, html, sentences, trusted } from './page-markup.ts'
import { operationLink, operationSection, type PlacedOperation } from './page-operation.ts'
import { schemaSection } from './page-schema.ts'
import { pageStyle } from './page-style.ts'

/** The headers of our pages: they load nothing and run no script. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
} as const

/** The document as one page for people, which loads nothing and runs no script; `documentLink` leads to its JSON. */
export function documentPage(document: OpenApiDocument, documentLink: string): string {
  const { info, tags, components } = document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): PlacedOperation => ({ method, path, operation })),
  )
  const schemas = Object.entries(components.schemas)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header>
  <h1>${info.title}${info['x-simulated'] ? html` <span class="chip simulated">simulated</span>` : ''}</h1>
  <p class="lead">${info.summary}</p>
  ${info.description.split('\n\n').map((paragraph) => html`<p>${sentences(paragraph)}</p>`)}
  <p class="quiet">Version ${info.version}, OpenAPI ${document.openapi}: <a href="${documentLink}">openapi.json</a></p>
</header>
<main>
${tags.map((tag) => tagSection(tag, operations))}
<h2 id="schemas">Schemas</h2>
<p class="index">${schemas.map(([id]) => html`<a href="${`#schema-${id}`}">${id}</a> `)}</p>
${schemas.map(([id, schema]) => schemaSection(id, schema))}
</main>
</body>
</html>
`
  return page.markup
}

function tagSection({ name, description }: OpenApiDocument['tags'][number], all: PlacedOperation[]): Html {
  const operations = all.filter(({ operation }) => operation.tags.includes(name))
  return html`<h2 id="${`tag-${name}`}">${name}</h2>
<p>${sentences(description)}</p>
<ul class="operations">${operations.map(operationLink)}</ul>
${operations.map(operationSection)}`
}
