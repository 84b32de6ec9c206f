import type { DescribedOperation } from '../openapi/described-operation.ts'
import { archiveOperations } from './archive.ts'
import { activationOperations, deviceOperations } from './devices.ts'
import { documentOperations } from './document.ts'
import { eventOperations } from './events.ts'
import { linkOperations } from './links.ts'
import { planOperations } from './plans.ts'
import type { Services } from './services.ts'
import { startOperation } from './start.ts'
import { userImportOperations } from './user-import.ts'
import { userOperations } from './users.ts'

/** The operations by resource, in the order of the OpenAPI document. */
const resources: readonly ((services: Services) => DescribedOperation[])[] = [
  archiveOperations,
  userOperations,
  userImportOperations,
  planOperations,
  activationOperations,
  linkOperations,
  deviceOperations,
  eventOperations,
]

/** All operations of a site. Its description of itself follows from this list. */
export function siteOperations(services: Services): DescribedOperation[] {
  const described = [...resources.flatMap((operationsOf) => operationsOf(services)), startOperation(services.archiver)]
  return [...described, ...documentOperations(described, services.archiver)]
}
