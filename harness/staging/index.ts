export { isStorageInstalled } from './azurite.ts'
export type { StagingEvent } from './staging-event.ts'
export { openStagingLocation, type StagingLocation } from './staging-location.ts'
