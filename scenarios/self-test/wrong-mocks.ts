import type { WrongMock } from '../../harness/runner/index.ts'
import { wrongCases } from './cmp-compliance/case-mocks.wrong.ts'
import { wrongEvidence } from './cmp-compliance/evidence-mocks.wrong.ts'
import { wrongHoldsAndRetention } from './cmp-compliance/hold-mocks.wrong.ts'
import { wrongSearches } from './cmp-compliance/search-mocks.wrong.ts'
import { wrongMocks as mocksOfSiteAndTenant } from './mocks.wrong.ts'

/** Every wrong mock, area by area. `prove` plays them, and a test demands that each is caught. */
export const wrongMocks: readonly WrongMock[] = [
  ...mocksOfSiteAndTenant,
  ...wrongSearches,
  ...wrongHoldsAndRetention,
  ...wrongCases,
  ...wrongEvidence,
]
