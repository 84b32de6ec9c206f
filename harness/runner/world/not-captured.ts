import type { CaptureRoute, ItemKind } from '../../contract/index.ts'
import type { ArchiverProfile } from '../../oracle/index.ts'

/**
 * Something happened on a phone that the archiver does not capture; a scenario that needs its capture is inapplicable.
 */
export class NotCaptured extends Error {
  readonly code = 'not-captured'
}

/** Says why nothing is captured by this route; undefined if it is captured. */
export function whyNoRoute({ folderName, routes }: ArchiverProfile, route: CaptureRoute): string | undefined {
  if (routes.some(({ source, network }) => source === route.source && network === route.network)) return undefined
  return `the ${folderName} captures nothing of ${route.network} by a ${route.source}`
}

/** Says why nothing of this kind is captured; undefined if it is captured. */
export function whyNoKind({ folderName, kinds }: ArchiverProfile, kind: ItemKind): string | undefined {
  return kinds.includes(kind) ? undefined : `the ${folderName} captures no ${kind}`
}

/** Throws a NotCaptured with the reason, if there is one. */
export function demandCaptured(whyNot: string | undefined): void {
  if (whyNot !== undefined) throw new NotCaptured(whyNot)
}
