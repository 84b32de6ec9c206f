import { blockedPorts } from './blocked-ports.ts'

/** An address that is not allowed for a connector service, in words for the user. */
export class ServiceAddressError extends Error {
  readonly code = 'bad-connector-url'
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The base address of a connector service, without a trailing slash. Throws a ServiceAddressError for anything but a
 * plain http or https address, and for http to another machine: requests carry the passwords of the world (SEC-1).
 */
export function serviceAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new ServiceAddressError(`"${text}" is not an address; use for example http://localhost:8080`)
  }
  if (`${url.username}${url.password}${url.search}${url.hash}` !== '') {
    throw new ServiceAddressError(
      'the address of a connector must not have a user, query or fragment; use for example http://localhost:8080',
    )
  }
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    throw new ServiceAddressError(
      `passwords would go to ${url.hostname} without encryption; use an https address, or an address of this machine`,
    )
  }
  if (blockedPorts.has(Number(url.port))) {
    throw new ServiceAddressError(
      `fetch asks nobody at port ${url.port} (WHATWG Fetch, bad port); let the connector listen at another one`,
    )
  }
  url.pathname = url.pathname.replace(/\/+$/, '')
  return url
}
