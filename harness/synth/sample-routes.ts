import type { CaptureRoute } from '../contract/index.ts'

/** The ways in which the people of the tests of this folder are captured. */
export const sampleRoutes: CaptureRoute[] = [
  { source: 'phone-archiver', network: 'WhatsApp' },
  { source: 'cloud-archiver', network: 'WhatsApp' },
  { source: 'cloud-archiver', network: 'WhatsApp Business' },
]
