import { type Html, html } from '../../markup/markup.ts'

const sections = [
  ['/compliance', 'Content search'],
  ['/compliance/holds', 'Holds'],
  ['/compliance/retention', 'Retention'],
  ['/compliance/cases', 'Cases'],
  ['/compliance/audit', 'Audit log'],
] as const

/** The parts of the view. */
export function sectionLinks(here: (typeof sections)[number][0]): Html {
  const links = sections.map(
    ([path, name]) => html`<li><a href="${path}"${path === here ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )
  return html`<nav aria-label="Compliance" class="sections"><ul>${links}</ul></nav>`
}
