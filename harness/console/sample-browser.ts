import { setTimeout as pause } from 'node:timers/promises'
import { openSampleServed } from '../cli/serve/sample-served.ts'
import type { DemoServers } from '../cli/serve/world-servers.ts'
import { createWorkFolder } from '../runner/index.ts'

/** Only for tests: what a browser would show. */
export interface ShownPage {
  status: number
  headers: Headers
  /** The markup. */
  markup: string
  /** The address after redirections, path and query. */
  address: string
}

/** Only for tests: somebody who has signed in to the console of a small served world. */
export interface SampleBrowser {
  servers: DemoServers
  /** The address of the console, without a slash at the end. */
  url: string
  /** As the browser sends it. */
  cookie: string
  /** Links that were printed on request. */
  printedLinks: string[]
  get(path: string): Promise<ShownPage>
  /** The page as soon as it says something; it is loaded again and again, as the script would do. */
  until(path: string, says: RegExp): Promise<ShownPage>
  /** Fills in the form whose action is `action` on the page at `on`, and follows the redirection. */
  send(on: string, action: string, fields?: Record<string, string | string[] | File>): Promise<ShownPage>
  close(): Promise<void>
}

/** Only for tests. Close it at the end. */
export async function openSampleBrowser(changes: Parameters<typeof openSampleServed>[1] = {}): Promise<SampleBrowser> {
  const workFolder = await createWorkFolder()
  const printedLinks: string[] = []
  const servers = await openSampleServed(await workFolder.subfolder('data'), {
    ...{ consolePort: 0, inMemory: true, onSignInLink: (link: string) => printedLinks.push(link) },
    ...changes,
  })
  const link = servers.consoleLink ?? ''
  const signedIn = await fetch(link)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const url = new URL(link).origin
  const load = async (path: string, init: RequestInit = {}): Promise<ShownPage> => {
    const answer = await fetch(`${url}${path}`, { ...init, headers: { cookie }, redirect: 'manual' })
    const to = answer.headers.get('location')
    if (answer.status === 303 && to !== null) return load(to)
    return { status: answer.status, headers: answer.headers, markup: await answer.text(), address: path }
  }
  return {
    ...{ servers, url, cookie, printedLinks },
    get: (path) => load(path),
    until: async (path, says) => {
      for (let count = 0; count < 600; count += 1) {
        const page = await load(path)
        if (says.test(page.markup)) return page
        await pause(50)
      }
      throw new Error(`${path} never says ${says}`)
    },
    send: async (on, action, fields = {}) => {
      const { markup } = await load(on)
      const form = markup.split('<form ').find((part) => part.includes(`action="${action}"`))
      if (form === undefined) throw new RangeError(`no form with the action ${action} at ${on}`)
      const body = new FormData()
      for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
        body.append(name, value.replaceAll('&amp;', '&'))
      for (const [name, value] of Object.entries(fields)) {
        for (const each of Array.isArray(value) ? value : [value]) body.append(name, each)
      }
      return load(action, { method: 'POST', body })
    },
    close: async () => {
      await servers.close()
      await workFolder.remove()
    },
  }
}
