import type { Exchange, OfferedOperation } from './exchange.ts'
import { pathPattern } from './path-pattern.ts'
import type { WireServer } from './wire.ts'

/**
 * Takes a request to the operation with its method and path, and to the server's own refusal when there is none: for doors
 * without a router of their own, and for requests that come inside of another. `prefix` is what stands before the paths of
 * the server, without a slash at the end.
 */
export function dispatcher(server: WireServer, offered: readonly OfferedOperation[], prefix = ''): Exchange {
  const routes = offered.map((one) => ({ ...one, pattern: pathPattern(one.operation.path) }))
  return async (request) => {
    try {
      const pathname = routedPath(server, request.url.pathname.slice(prefix.length))
      for (const { operation, exchange, pattern } of routes) {
        const params = operation.method === request.method ? pattern(pathname) : undefined
        if (params) return await exchange({ ...request, params })
      }
      return server.notFound(request)
    } catch (error) {
      return server.failed(error, request)
    }
  }
}

/** The path by which an operation of the server is found. */
export function routedPath(server: WireServer, pathname: string): string {
  return server.routedPath?.(pathname) ?? pathname
}
