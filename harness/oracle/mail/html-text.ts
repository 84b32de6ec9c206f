import { parseDocument } from 'htmlparser2'
import {
  declaresGround,
  type HidingRules,
  type HtmlElement,
  type HtmlNode,
  hidingRulesIn,
  isHidden,
} from './hidden-elements.ts'

/** What a reader sees of an HTML document. */
export interface HtmlText {
  /** The text that is shown, with LF. White space is as a browser shows it: a run is one space; lines begin and end without. */
  shown: string
  /** The text that is in the document and that nobody sees, in the same form. */
  hidden: string
}

/**
 * The text of an HTML document. Style, script, templates and comments are not text. `br` ends a line, and so does each end of a
 * block. Entities are decoded.
 */
export function textOfHtml(html: string): HtmlText {
  const shown: string[] = []
  const hidden: string[] = []
  const walker = { shown, hidden, rules: hidingRulesIn(html) }
  walk(parseDocument(html).children, { hidden: false, keepsSpace: false, hasGround: false }, walker)
  return { shown: linesOf(shown.join('')).join('\n'), hidden: linesOf(hidden.join('')).join('\n') }
}

/**
 * The lines of a text, for a comparison with HTML: without empty lines, because the distance between paragraphs is a matter of
 * style, and with each run of white space as one space. No-break spaces count as white space, because that is how HTML keeps runs.
 */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll(/[ \t\f\v\u00a0]+/g, ' ').replaceAll(/^ | $/g, ''))
    .filter((line) => line !== '')
}

interface Walker {
  shown: string[]
  hidden: string[]
  rules: HidingRules
}

interface Surroundings {
  hidden: boolean
  /** Within `pre`, or `white-space: pre-wrap`: line breaks of the source are shown. */
  keepsSpace: boolean
  /** A background is declared. */
  hasGround: boolean
}

const noText = new Set(['head', 'title', 'style', 'script', 'template', 'iframe', 'object', 'datalist'])
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const cells = new Set(['td', 'th'])

function walk(nodes: readonly HtmlNode[], surroundings: Surroundings, walker: Walker): void {
  const out = surroundings.hidden ? walker.hidden : walker.shown
  for (const node of nodes) {
    if (node.type === 'text') out.push(surroundings.keepsSpace ? node.data : node.data.replaceAll(/[ \t\r\n\f]+/g, ' '))
    // Outlook shows what other readers take for a comment.
    else if (node.type === 'comment') walk(conditional(node.data), { ...surroundings, hidden: true }, walker)
    else if ('attribs' in node) element(node, surroundings, walker)
  }
}

function element(node: HtmlElement, surroundings: Surroundings, walker: Walker): void {
  if (noText.has(node.name)) return
  const out = surroundings.hidden ? walker.hidden : walker.shown
  if (node.name === 'br') out.push('\n')
  if (node.name === 'br' || node.name === 'img') return
  const edge = inline.has(node.name) ? '' : cells.has(node.name) ? ' ' : '\n'
  const hasGround = surroundings.hasGround || declaresGround(node)
  const within = {
    hasGround,
    hidden: surroundings.hidden || isHidden(node, walker.rules, { hasGround }),
    keepsSpace: keepsSpace(node.name, node.attribs['style']) ?? surroundings.keepsSpace,
  }
  out.push(edge)
  walk(node.children, within, walker)
  out.push(edge)
}

function keepsSpace(name: string, style = ''): boolean | undefined {
  const [, declared] = /white-space\s*:\s*([\w-]+)/i.exec(style) ?? []
  if (declared !== undefined) return /^(?:pre|break-spaces)/i.test(declared)
  return name === 'pre' || name === 'textarea' ? true : undefined
}

/** The document within a conditional comment (`<!--[if mso]>…<![endif]-->`); nothing for other comments. */
function conditional(comment: string): HtmlNode[] {
  const [, html] = /^\[if [^\]]*\]>([\s\S]*)<!\[endif\]$/i.exec(comment) ?? []
  return html === undefined ? [] : parseDocument(html).children
}
