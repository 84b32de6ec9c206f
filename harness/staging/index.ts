export { isAzuriteInstalled } from './azurite.ts'
export { stagingServer } from './journal-proxy.ts'
export type { StagedBlob, StagingEvent } from './staging-event.ts'
export { openStagingLocation, type StagingLocation } from './staging-location.ts'
