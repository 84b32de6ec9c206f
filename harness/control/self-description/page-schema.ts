import type { JsonSchema } from './open-api.ts'
import { type Html, html, sentences } from './page-markup.ts'

const references = '#/components/schemas/'

/** A schema in a few words: its type, a link to the component it refers to, its values or its bounds. */
export function schemaWords(schema: JsonSchema | boolean | undefined): Html {
  if (typeof schema !== 'object') return html``
  if (schema.$ref !== undefined) {
    const id = schema.$ref.replace(references, '')
    return html`<a href="${`#schema-${id}`}">${id}</a>`
  }
  const choices = schema.oneOf ?? schema.anyOf
  if (choices !== undefined) return html`${joined(choices.map(schemaWords))}`
  if (schema.allOf !== undefined) return schemaWords(schema.allOf[0])
  if (schema.type === 'array' && !Array.isArray(schema.items)) return html`list of ${schemaWords(schema.items)}`
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const])
  if (values.length > 0) return html`${joined(values.map((value) => html`<code>${JSON.stringify(value)}</code>`))}`
  return html`${[schema.type ?? 'anything'].flat().join(' or ')}${boundsOf(schema)}`
}

/** A component: what it is, and its fields. */
export function schemaSection(id: string, schema: JsonSchema): Html {
  const { required = [], properties } = schema
  const rows = Object.entries(properties ?? {}).map(
    ([name, field]) => html`<tr>
      <th scope="row"><code>${name}</code></th>
      <td>${schemaWords(field)}</td>
      <td class="quiet tight">${required.includes(name) ? '' : 'optional'}</td>
      <td>${sentences(typeof field === 'object' ? (field.description ?? '') : '')}</td>
    </tr>`,
  )
  const fields =
    rows.length === 0
      ? html`<p>${schemaWords({ ...schema, description: '' })}</p>`
      : html`<div class="wide"><table class="fields"><tbody>${rows}</tbody></table></div>`
  return html`<section class="card" id="${`schema-${id}`}">
    <h3>${id}</h3>
    <p>${sentences(schema.description ?? '')}</p>
    ${fields}
  </section>`
}

function joined(values: Html[]): Html[] {
  return values.flatMap((value, at) => (at === 0 ? [value] : [html` · `, value]))
}

function boundsOf(schema: JsonSchema): string {
  const { minimum, maximum, minLength, maxLength, format } = schema
  const bounds = [
    format,
    rangeOf(minimum, maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum, ''),
    rangeOf(minLength, maxLength, ' characters'),
  ].filter((bound) => bound !== undefined)
  return bounds.length === 0 ? '' : `, ${bounds.join(', ')}`
}

function rangeOf(from: number | undefined, to: number | undefined, unit: string): string | undefined {
  if (from === undefined && to === undefined) return undefined
  if (to === undefined) return `${from} or more${unit}`
  return from === undefined ? `at most ${to}${unit}` : `${from} to ${to}${unit}`
}
