import { isIP } from 'node:net'
import { InvalidArgumentError } from 'commander'
import { UserError } from '../user-error.ts'

/** Where the console listens, and under which names browsers may ask for it. */
export interface ConsolePlace {
  /** An address of this machine, or a name of it. */
  address: string
  /** As browsers send them in Host, without a port: `192.168.1.5`, `[::1]`, `console.example`. At least one; the first is in links. */
  names: readonly string[]
  /** Whether only programs of this machine reach it, under names that only they use. */
  isLoopback: boolean
}

/** The console for this machine alone. */
export const loopbackPlace: ConsolePlace = {
  address: '127.0.0.1',
  names: ['127.0.0.1', 'localhost', '[::1]'],
  isLoopback: true,
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/
const unspecified = ['0.0.0.0', '::']
const hostName = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/

/** Decodes `--console-host`, which may be given several times. */
export function consoleHostOption(text: string, before: string[] = []): string[] {
  const host = text.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) === 0 && !hostName.test(host)) {
    throw new InvalidArgumentError(
      'Give an IP address of this machine or a name, such as 192.168.1.5, without scheme and port.',
    )
  }
  return [...before, host]
}

/**
 * The place that the hosts name: the console listens at the first, and browsers may use all of them. Throws a UserError
 * `console-host-unspecified` for `0.0.0.0` or `::` alone: they are no names, and without one each name would have to be accepted, also that
 * of a page that leads its visitors to this machine (DNS rebinding).
 */
export function consolePlaceOf(hosts: readonly string[]): ConsolePlace {
  const [address] = hosts
  if (address === undefined) return loopbackPlace
  const names = hosts.filter((host) => !unspecified.includes(host))
  if (names.length === 0) {
    throw new UserError(
      'console-host-unspecified',
      `${address} means every address of this machine; add the names that browsers will use, such as --console-host ${address} --console-host build.example`,
    )
  }
  const isLoopback = hosts.every((host) => loopback.test(host))
  if (isLoopback && hosts.every((host) => loopbackPlace.names.includes(inUrl(host)))) {
    return { ...loopbackPlace, address: address === 'localhost' ? '127.0.0.1' : address }
  }
  // An address such as 127.0.0.2 has cookies of its own, as long as the console has no other name.
  return { address, names: names.map(inUrl), isLoopback }
}

/** An IPv6 address is in brackets in URLs and in Host (RFC 3986 section 3.2.2). */
function inUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host
}
