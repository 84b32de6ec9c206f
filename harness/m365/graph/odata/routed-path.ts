import { withKeySegments } from './key-segments.ts'

/** Stands for the user who signed in, in the place of an id; no user can have it. */
export const signedInKey = '\u0000me'

const versions = ['v1.0', 'beta'] as const

/** The version of Graph that an address names; the beta is answered as v1.0. */
export function apiVersionOf({ pathname }: Pick<URL, 'pathname'>): (typeof versions)[number] {
  return /^\/beta(?:\/|$)/i.test(pathname) ? 'beta' : 'v1.0'
}

/**
 * The path by which an operation is found: keys as segments, the beta as v1.0, `/me` as the user who signed in, and a folder
 * below others without those above it.
 */
export function routedPath(pathname: string): string {
  return withKeySegments(pathname)
    .replace(/^\/beta(?=\/|$)/i, '/v1.0')
    .replace(/^\/v1\.0\/me(?=\/|$)/i, `/v1.0/users/${encodeURIComponent(signedInKey)}`)
    .replace(/(\/mailFolders)(?:\/[^/]+\/childFolders)+(?=\/[^/]+\/[^/])/i, '$1')
}
