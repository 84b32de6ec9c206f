import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { ConnectorPageOptions } from '../../m365/index.ts'

/** Where the login of TeleMessage is. */
export interface SiteAddress {
  /** Without a slash at the end. */
  url: string
  /** PEM of the authority that signs the site's certificate; absent over plain http. */
  caCertificate?: string | undefined
}

/** How long the page waits for TeleMessage, on the real clock. */
const patienceMs = 20_000

/**
 * The login of TeleMessage as the Data connectors page tries it: over the network, so that a site that is down is down for the
 * page, too. `site` is asked for at each login, because servers get their addresses after they are made.
 */
export function siteLogin(site: () => SiteAddress): ConnectorPageOptions['tryLogin'] {
  return async (credentials) => {
    const status = await statusOf(site(), JSON.stringify(credentials)).catch(() => 0)
    if (status === 200) return 'admitted'
    // 400 is a name or a password in a form that no account can have.
    if (status === 400 || status === 401) return 'refused'
    return status === 429 ? 'locked' : 'unavailable'
  }
}

function statusOf({ url, caCertificate }: SiteAddress, body: string): Promise<number> {
  const send = url.startsWith('https:') ? overHttps : overHttp
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const options = { method: 'POST', headers, ca: caCertificate, agent: false, timeout: patienceMs }
    const sent = send(`${url}/archive/v1/login`, options, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer')))
    sent.on('error', reject)
    sent.end(body)
  })
}
