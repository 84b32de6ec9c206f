import type { CaptureRoute, ItemKind } from '../../contract/index.ts'
import type { ArchiverProfile } from '../../oracle/index.ts'

/** Something happened on a phone that the archiver does not capture; what would have to be captured of it is inapplicable. */
export class NotCaptured extends Error {
  readonly code = 'not-captured'
}

/** Why nothing is captured in this way, in words; undefined where it is. */
export function whyNoRoute({ folderName, routes }: ArchiverProfile, route: CaptureRoute): string | undefined {
  if (routes.some(({ source, network }) => source === route.source && network === route.network)) return undefined
  return `the ${folderName} captures nothing of ${route.network} by a ${route.source}`
}

/** Why nothing of this kind is captured, in words; undefined where it is. */
export function whyNoKind({ folderName, kinds }: ArchiverProfile, kind: ItemKind): string | undefined {
  return kinds.includes(kind) ? undefined : `the ${folderName} captures no ${kind}`
}

/** Throws a NotCaptured with the reason, where there is one. */
export function demandCaptured(whyNot: string | undefined): void {
  if (whyNot !== undefined) throw new NotCaptured(whyNot)
}
