import { connectorPageRefusals } from './connector-page-refusals.ts'
import { contentSearchRefusals } from './content-search-refusals.ts'
import { ediscoveryRefusals } from './ediscovery-refusals.ts'
import { holdRefusals } from './hold-refusals.ts'
import { subscriptionRefusals } from './subscription-refusals.ts'

/** The refusals of the areas beside mail and directory. Each area has its table, and its cases in a test of its own. */
export const areaRefusals = {
  ...connectorPageRefusals,
  ...contentSearchRefusals,
  ...ediscoveryRefusals,
  ...holdRefusals,
  ...subscriptionRefusals,
} as const

/** The name of such a refusal. */
export type AreaRefusalName = keyof typeof areaRefusals
