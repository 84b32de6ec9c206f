import type { parseDocument } from 'htmlparser2'

/** A node of a parsed HTML document. */
export type HtmlNode = ReturnType<typeof parseDocument>['children'][number]
/** An element of a parsed HTML document. */
export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>

/** A rule of a style sheet that hides elements, by the last simple selector in it: `p`, `.note`, `#x`. */
export type HidingRules = ReadonlySet<string>

type Declarations = ReadonlyMap<string, string>

/** The rules of all style sheets in an HTML text that hide what they select. */
export function hidingRulesIn(html: string): HidingRules {
  const hiding = new Set<string>()
  for (const [, sheet = ''] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/gi)) {
    for (const [, selectors = '', declared = ''] of sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      if (!hides(declarationsOf(declared), { hasGround: true })) continue
      for (const selector of selectors.split(',')) {
        const [last = ''] = selector.trim().match(/[.#]?[\w-]+$|\*$/) ?? []
        hiding.add(last.toLowerCase())
      }
    }
  }
  return hiding
}

/**
 * Whether a reader does not see an element: by its `hidden` attribute, its style, a style sheet, or because it is closed. White
 * letters are seen only where a background is declared, on the element or around it (`hasGround`).
 */
export function isHidden(element: HtmlElement, rules: HidingRules, ground: { hasGround: boolean }): boolean {
  const { name, attribs } = element
  if ('hidden' in attribs || (name === 'dialog' && !('open' in attribs))) return true
  if (name === 'input' && attribs['type']?.toLowerCase() === 'hidden') return true
  const classes = (attribs['class'] ?? '').toLowerCase().split(/\s+/)
  const names = [name, '*', `#${(attribs['id'] ?? '').toLowerCase()}`, ...classes.map((one) => `.${one}`)]
  if (names.some((one) => rules.has(one))) return true
  const color = attribs['color']
  const style = declarationsOf(attribs['style'] ?? '')
  return hides(color === undefined || style.has('color') ? style : new Map([...style, ['color', color]]), ground)
}

/** Whether an element declares what is behind its letters. */
export function declaresGround({ attribs }: HtmlElement): boolean {
  return 'bgcolor' in attribs || /background(?:-color)?\s*:/i.test(attribs['style'] ?? '')
}

function declarationsOf(style: string): Declarations {
  const declarations = style
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split(';')
    .map((declaration) => declaration.replace(/!\s*important/i, '').toLowerCase())
  return new Map(
    declarations.map((declaration) => {
      const colon = declaration.indexOf(':')
      return [declaration.slice(0, Math.max(colon, 0)).trim(), declaration.slice(colon + 1).trim()]
    }),
  )
}

const unseenColors =
  /^(?:transparent|white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|rgba\(.*,\s*0?\.?0+\s*\))$/
const farAway = /^-\d{4,}/

function hides(style: Declarations, { hasGround }: { hasGround: boolean }): boolean {
  const value = (name: string): string => style.get(name) ?? ''
  const isZero = (name: string): boolean => style.has(name) && Number.parseFloat(value(name)) === 0
  const letters = Number.parseFloat(value('font-size'))
  const isTiny = letters < (/p[xt]\s*$/.test(value('font-size')) ? 3 : 0.1)
  const isClipped = value('overflow') === 'hidden' && ['height', 'max-height', 'width', 'max-width'].some(isZero)
  return (
    value('display') === 'none' ||
    ['hidden', 'collapse'].includes(value('visibility')) ||
    value('mso-hide') === 'all' ||
    (unseenColors.test(value('color')) && !hasGround) ||
    ['left', 'top', 'text-indent', 'margin-left'].some((name) => farAway.test(value(name))) ||
    isZero('opacity') ||
    isTiny ||
    isClipped
  )
}
