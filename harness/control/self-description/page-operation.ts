import type { DocumentedAnswer, DocumentedOperation, MediaType, Parameter } from './open-api.ts'
import { type Html, html, jsonBlock, sentences } from './page-markup.ts'
import { schemaWords } from './page-schema.ts'

/** An operation with its path and method. */
export interface PlacedOperation {
  method: string
  path: string
  operation: DocumentedOperation
}

/** The line of an operation in the list. */
export function operationLink({ method, path, operation }: PlacedOperation): Html {
  return html`<li><a href="${`#${operation.operationId}`}"><span class="chip ${method}">${method.toUpperCase()}</span>
    <code>${path}</code></a> <span class="quiet">${operation.summary}</span></li>`
}

/** The whole description of an operation. */
export function operationSection({ method, path, operation }: PlacedOperation): Html {
  const { operationId, summary, description, security, parameters = [], requestBody, responses } = operation
  const token = security.flatMap((scheme) => Object.keys(scheme))
  const answers = Object.entries(responses)
  return html`<section class="card" id="${operationId}">
    <h3><span class="chip ${method}">${method.toUpperCase()}</span> <code>${path}</code> ${summary}</h3>
    <p>${sentences(description)}</p>
    <p class="quiet">Operation <code>${operationId}</code>; ${
      token.length === 0 ? 'no token needed' : html`needs the bearer token of: ${token.join(', ')}`
    }.</p>
    ${parameters.length === 0 ? '' : parameterTable(parameters)}
    ${requestBody === undefined ? '' : html`<h4>Body</h4>${Object.entries(requestBody.content).map(bodyWords)}`}
    <h4>Answers</h4>
    <div class="wide"><table><tbody>${answers.map(answerRow)}</tbody></table></div>
  </section>`
}

function parameterTable(parameters: Parameter[]): Html {
  const rows = parameters.map(
    ({ name, in: place, required, description, schema }) => html`<tr>
      <th scope="row"><code>${name}</code></th>
      <td class="tight">${place}</td>
      <td>${schemaWords(schema)}</td>
      <td class="quiet tight">${required ? '' : 'optional'}</td>
      <td>${sentences(description)}</td>
    </tr>`,
  )
  return html`<h4>Parameters</h4><div class="wide"><table class="fields"><tbody>${rows}</tbody></table></div>`
}

function answerRow([status, answer]: [string, DocumentedAnswer]): Html {
  const headers = Object.entries(answer.headers ?? {}).map(
    ([name, { description }]) => html`<li><code>${name}</code>: ${sentences(description)}</li>`,
  )
  return html`<tr>
    <th scope="row"><span class="chip ${Number(status) < 400 ? 'good' : 'bad'}">${status}</span></th>
    <td>${listed(answer.description)}
      ${Object.entries(answer.content ?? {}).map(bodyWords)}
      ${headers.length === 0 ? '' : html`<ul class="headers">${headers}</ul>`}</td>
  </tr>`
}

/** A description as it is, or as a list if it is one. */
function listed(description: string): Html {
  if (!description.startsWith('- ')) return html`${sentences(description)}`
  const lines = description.split('\n').map((line) => html`<li>${sentences(line.slice(2))}</li>`)
  return html`<ul>${lines}</ul>`
}

function bodyWords([contentType, { schema, example }]: [string, MediaType]): Html {
  const shape = contentType.endsWith('json') ? html`, ${schemaWords(schema)}` : ''
  const shown = example === undefined ? '' : html`<details><summary>Example</summary>${jsonBlock(example)}</details>`
  return html`<div class="quiet"><code>${contentType}</code>${shape}</div>${shown}`
}
