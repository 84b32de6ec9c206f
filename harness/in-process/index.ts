/** The two mock servers in this process, for unit tests. These are the exports of `mock-telemessage`. */
export type * from '../contract/index.ts'
export type { VirtualClock } from '../control/clock.ts'
export type { ArmedFault, FaultBoard, FaultEffect, FaultRule } from '../control/faults/fault-board.ts'
export type { Journal, JournalEntry } from '../control/journal.ts'
export { type MailboxSnapshot, outlookLimits, type Tenant, type ThrottlingLimits } from '../m365/index.ts'
export type { Site } from '../telemessage/index.ts'
export { createMockServers, type MockServers, type MockServersOptions } from './mock-servers.ts'
