import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { picturePath } from './pictures-folder.ts'

const wide = { width: 1280, height: 800 }
const narrow = { width: 360, height: 740 }
/** 4k, without scaling by the system. */
const vast = { width: 3840, height: 2160 }

/** What is below is more of the same, and a picture of 20,000 lines takes seconds. */
const heightMax = 4_000

/** Rules that depend on colours; the others find the same in every scheme. */
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * Looks at a page as it is now: axe in both colour schemes, a picture of each and one at 360 px, and whether it scrolls sideways there or at 4k.
 * Returns what is wrong, in sentences. Document: WCAG 2.2, 1.4.10 (reflow), and the rules of axe-core.
 */
export async function inspectPage(page: Page, name: string): Promise<string[]> {
  const faults: string[] = []
  await page.setViewportSize(wide)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const only = colorScheme === 'light' ? undefined : colourRules
    faults.push(...(await violations(page, only)).map((violation) => `${name} (${colorScheme}): ${violation}`))
    await photograph(page, `${name}-${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  for (const size of [vast, narrow]) {
    await page.setViewportSize(size)
    const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (typeof sideways !== 'number' || sideways > 0) {
      faults.push(`${name}: is ${String(sideways)} px too wide for ${size.width} px; ${await tooWide(page)}`)
    }
  }
  await photograph(page, `${name}-360px`)
  await page.setViewportSize(wide)
  return faults
}

async function photograph(page: Page, name: string): Promise<void> {
  const { width = wide.width } = page.viewportSize() ?? {}
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'))
  const clip = { x: 0, y: 0, width, height: Math.min(height, heightMax) }
  await page.screenshot({ path: picturePath(name), fullPage: true, clip })
}

/** The violations that axe finds; `only` these rules, or all of them. */
async function violations(page: Page, only?: readonly string[]): Promise<string[]> {
  // Through the debugger, which no content security policy restricts.
  await page.evaluate(axe.source)
  const options = only === undefined ? {} : { runOnly: { type: 'rule', values: only } }
  const found: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return found.map(({ id, help, nodes: [first, ...others] }) => {
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return `axe ${id}: ${help}: ${first?.html}${more}. ${first?.failureSummary ?? ''}`
  })
}

/** The first elements that reach beyond the right edge. */
async function tooWide(page: Page): Promise<string> {
  const found = await page.evaluate(`[...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth && getComputedStyle(element).position !== 'fixed')
    .slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(' ')`)
  return String(found)
}
