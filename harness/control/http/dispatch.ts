import type { HandleRequest, Operation, WireServer } from '../wire.ts'
import { type PathPattern, pathPattern } from './path-pattern.ts'

/** An operation as a transport offers it. */
export interface OfferedOperation {
  operation: Operation
  handle: HandleRequest
}

interface Route {
  handle: HandleRequest
  pattern: PathPattern
}

/**
 * Passes a request to the operation with its method and path, or to the server's own refusal if there is none. Every
 * transport uses this router, and so do requests inside another request. `prefix` comes before the paths of the server;
 * it has no slash at the end.
 */
export function dispatcher(server: WireServer, offered: readonly OfferedOperation[], prefix = ''): HandleRequest {
  const routes = routesByShape(offered)
  return async (request) => {
    try {
      const { pathname } = request.url
      const path = prefix === '' ? pathname : pathname.slice(prefix.length)
      const routed = server.routedPath?.(path) ?? path
      for (const { handle, pattern } of routes.get(shapeOf(request.method, routed)) ?? []) {
        const params = pattern(routed)
        if (params) return await handle({ ...request, params })
      }
      return server.notFound(request)
    } catch (error) {
      return server.failed(error, request)
    }
  }
}

/**
 * Routes by method and number of segments. Without this, a server with sixty operations would try most of them for each
 * request.
 */
function routesByShape(offered: readonly OfferedOperation[]): Map<string, Route[]> {
  const routes = new Map<string, Route[]>()
  for (const { operation, handle } of offered) {
    const shape = shapeOf(operation.method, operation.path)
    const alike = routes.get(shape) ?? []
    alike.push({ handle, pattern: pathPattern(operation.path) })
    routes.set(shape, alike)
  }
  return routes
}

function shapeOf(method: string, path: string): string {
  let slashes = 0
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) slashes += 1
  return `${method} ${path.endsWith('/') ? slashes - 1 : slashes}`
}
