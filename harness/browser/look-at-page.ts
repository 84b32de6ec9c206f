import type { Page } from 'playwright-core'

/** What a page holds after it was loaded and everything that can be opened is open. */
export interface LookedAt {
  status: number
  /** All text of the page, also in fields and labels; as the page has it. */
  text: string
  /** Elements, attributes and addresses that no page of ours has; empty is right. */
  odd: string[]
  /** The links of the content. */
  links: string[]
}

/** Loads a page of the console, opens what can be opened, and reads it. */
export async function lookAt(page: Page, address: string): Promise<LookedAt> {
  const answer = await page.goto(address)
  const found = (await page.evaluate(inPage)) as Omit<LookedAt, 'status'>
  return { status: answer?.status() ?? 0, ...found }
}

/** The elements that `harness/console/` writes into the content of pages. Those that load or run something are judged by their attributes. */
export const ownElements: readonly string[] = [
  ...[
    'a',
    'br',
    'button',
    'caption',
    'code',
    'dd',
    'details',
    'div',
    'dl',
    'dt',
    'fieldset',
    'form',
    'h1',
    'h2',
    'h3',
    'img',
  ],
  ...['input', 'label', 'legend', 'li', 'mark', 'nav', 'ol', 'option', 'p', 'pre', 'progress', 'section', 'select'],
  ...['span', 'strong', 'summary', 'table', 'tbody', 'td', 'textarea', 'th', 'thead', 'time', 'tr', 'ul'],
  ...['svg', 'g', 'path', 'rect', 'text'],
]

// Runs in the browser, whose types this project does not have.
const inPage = `(() => {
  const own = new Set(${JSON.stringify(ownElements)})
  const main = document.querySelector('main')
  const odd = []
  const fields = []
  for (const details of main.querySelectorAll('details')) details.open = true
  for (const element of main.querySelectorAll('*')) {
    if (!own.has(element.localName)) odd.push('<' + element.localName + '>')
    for (const { name, value } of element.attributes) {
      const leadsAway = ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name) && !/^[/#](?!\\/)/.test(value)
      if (leadsAway || /^on|^(?:style|autofocus|srcdoc|http-equiv)$/.test(name)) odd.push(name + '=' + value)
      if (['value', 'aria-label', 'title', 'alt'].includes(name)) fields.push(value)
    }
  }
  if (main.querySelectorAll('h1').length !== 1) odd.push('another <h1>')
  const text = [document.body.textContent, ...fields].join('\\n')
  const acting = /[\\p{Bidi_Control}\\p{Cs}]|[^\\P{Cc}\\n\\t]/u.exec(text)
  if (acting !== null) odd.push('the character ' + acting[0].codePointAt(0).toString(16))
  const links = [...main.querySelectorAll('a')].map((link) => link.getAttribute('href'))
  return { text, odd, links }
})()`
