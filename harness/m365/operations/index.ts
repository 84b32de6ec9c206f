import type { Operation } from '../../control/wire.ts'
import { metadataOperation } from '../metadata/metadata-operation.ts'
import { attachmentOperations } from './attachments.ts'
import { batchOperations } from './batch.ts'
import { deltaOperations } from './delta.ts'
import { folderOperations } from './folders.ts'
import { importOperations } from './import.ts'
import { itemOperations } from './items.ts'
import { mailFolderOperations } from './mail-folders.ts'
import { mailboxSettingsOperations } from './mailbox-settings.ts'
import { messageOperations } from './messages.ts'
import { organizationOperations } from './organization.ts'
import { peopleOperations } from './people.ts'
import { sendOperations } from './send-mail.ts'
import type { Services } from './services.ts'
import { signInOperations } from './sign-in.ts'
import { startOperation } from './start.ts'
import { tokenOperations } from './token.ts'
import { translateIdOperations } from './translate-ids.ts'
import { uploadOperations } from './upload.ts'
import { userOperations } from './users.ts'

/** The operations by resource. */
const resources: readonly ((services: Services) => Operation[])[] = [
  tokenOperations,
  signInOperations,
  deltaOperations,
  userOperations,
  folderOperations,
  mailFolderOperations,
  itemOperations,
  messageOperations,
  attachmentOperations,
  uploadOperations,
  importOperations,
  sendOperations,
  translateIdOperations,
  mailboxSettingsOperations,
  organizationOperations,
  peopleOperations,
  batchOperations,
  (services) => [metadataOperation(services)],
]

/** All operations of a tenant. Transports, faults and journal follow from this list. */
export function tenantOperations(services: Services, tenantId: string): Operation[] {
  return [...resources.flatMap((operationsOf) => operationsOf(services)), startOperation(services, tenantId)]
}
