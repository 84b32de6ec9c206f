import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A page that notes what no page of ours may do. */
export interface WatchedPage {
  readonly page: Page
  readonly context: BrowserContext
  /** What was noted so far, in sentences; empty is right. */
  faults(): readonly string[]
}

/** How a page is opened. */
export interface WatchedPageOptions {
  /** The only origin that a page may ask; undefined: none, as for a file. */
  origin?: string
  javaScriptEnabled?: boolean
}

const wide = { width: 1280, height: 800 }

/**
 * A page in a context of its own, so without cookies. It notes requests to another origin, dialogs, errors of scripts, and what
 * the browser complains about, such as a broken content security policy; also those of further pages of the context.
 */
export async function openWatchedPage(browser: Browser, options: WatchedPageOptions = {}): Promise<WatchedPage> {
  const { origin, javaScriptEnabled = true } = options
  const context = await browser.newContext({ viewport: wide, reducedMotion: 'reduce', javaScriptEnabled })
  const faults: string[] = []
  await context.route('**/*', (route) => {
    const url = route.request().url()
    if (isOwn(url, origin)) return route.continue()
    faults.push(`a request to another host: ${url}`)
    return route.abort()
  })
  // Of the context: a test may open a second page beside this one.
  context.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('weberror', (error) => faults.push(`a script failed: ${error.error().message}`))
  context.on('console', (message) => {
    // A refusal that a test asks for is logged as an error, too; the tests look at its status themselves.
    const isRefusal = /^Failed to load resource: the server responded with a status/.test(message.text())
    if (message.type() === 'error' && !isRefusal) faults.push(`the browser complains: ${message.text()}`)
  })
  return { page: await context.newPage(), context, faults: () => faults }
}

function isOwn(url: string, origin: string | undefined): boolean {
  if (/^(data|blob|about):/.test(url)) return true
  return origin === undefined ? url.startsWith('file:') : new URL(url).origin === origin
}
