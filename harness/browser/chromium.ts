import { existsSync } from 'node:fs'
import { type Browser, type BrowserServer, chromium } from 'playwright-core'

/** Where Debian's package puts it. */
const debianPath = '/usr/bin/chromium'

/**
 * Debian's Chromium, without a window. Close it at the end. The variable CHROMIUM names another one. Throws an Error with the command that
 * installs it if it is missing: a browser test that is left out in silence proves nothing.
 */
export async function startChromium(): Promise<BrowserServer> {
  const executablePath = process.env['CHROMIUM'] ?? debianPath
  if (!existsSync(executablePath)) {
    throw new Error(`there is no browser at ${executablePath}; install it: apt-get install --yes chromium`)
  }
  // Chromium's sandbox refuses to run for root, which is who most containers are.
  const isRoot = process.getuid?.() === 0
  const args = ['--disable-dev-shm-usage', ...(isRoot ? ['--no-sandbox'] : [])]
  return chromium.launchServer({ executablePath, args })
}

/** The Chromium that listens at a WebSocket address. */
export async function connectChromium(address: string): Promise<Browser> {
  return chromium.connect(address)
}
