import type { ResolveHook } from 'node:module'

/** A question mark and a number at the end of a module's address: it is loaded once more for each number. */
const freshly = /\?fresh=\d+$/

/**
 * A hook of Node.js for loading modules: what a module of the connector imports from the connector is loaded as freshly as itself. So a
 * mutant in what a module does when it is loaded needs no new process.
 */
export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const resolved = await nextResolve(specifier, context)
  const [fresh] = freshly.exec(context.parentURL ?? '') ?? []
  if (fresh === undefined || !resolved.url.includes('/dist/connector/')) return resolved
  return { ...resolved, url: `${resolved.url}${fresh}` }
}
