import type { CaptureRoute } from '../contract/index.ts'

/** The capture routes of the people in the tests of this folder. */
export const sampleRoutes: CaptureRoute[] = [
  { source: 'phone-archiver', network: 'WhatsApp' },
  { source: 'cloud-archiver', network: 'WhatsApp' },
  { source: 'cloud-archiver', network: 'WhatsApp Business' },
]
