/**
 * How far an outside call has come when the process is killed. `before`: it has not begun. `half-written`: half of its
 * bytes are in the file. `answered`: the server has done its work, and the connector has not read the answer.
 */
export type CrashMoment = 'before' | 'half-written' | 'answered'

/**
 * What a connector changes outside its process. `request`: an HTTP request. `write`: bytes written to a file in one
 * call. `growth`: another step that needs room on the disk, such as a new file or a piece of a stream. `disk`: a step
 * that changes the disk and needs no room.
 */
export type OutsideCall = 'request' | 'write' | 'growth' | 'disk'

/** Where a connector is killed: at which of its outside calls, counted from 1, and how far that call has come. */
export interface CrashPoint {
  call: number
  moment: CrashMoment
}

/**
 * The call at which the disk of a connector becomes full. The first write from then on still writes half of its bytes.
 */
export interface FullPoint {
  call: number
  moment: 'disk-full'
}

/** The environment variables of the killed process: where to kill it, and the file for its report. */
export const crashVariables = { point: 'CRASH_POINT', report: 'CRASH_REPORT' } as const

/** The report of a process: its calls if it ended without a kill, otherwise the call at which it was killed. */
export type CrashReport = { calls: OutsideCall[]; withoutRoom: number } | { struckAt: OutsideCall }

const momentsOf: Record<OutsideCall, CrashMoment[]> = {
  request: ['before', 'answered'],
  write: ['before', 'half-written'],
  growth: ['before'],
  disk: ['before'],
}

/**
 * Every crash point of a run with these calls. A call that cannot be split has no end point: the next call begins
 * there.
 */
export function crashPointsOf(calls: readonly OutsideCall[]): CrashPoint[] {
  return calls.flatMap((kind, index) => momentsOf[kind].map((moment) => ({ call: index + 1, moment })))
}

/** Every point of a run with these calls at which its disk can be full. */
export function fullPointsOf(calls: readonly OutsideCall[]): FullPoint[] {
  return calls.flatMap((kind, index) => (needsRoom(kind) ? [{ call: index + 1, moment: 'disk-full' }] : []))
}

/** Whether a call fails on a full disk. */
export function needsRoom(kind: OutsideCall): boolean {
  return kind === 'write' || kind === 'growth'
}

/** The spelling in the environment, for example `17:answered`. */
export function spelled({ call, moment }: CrashPoint | FullPoint): string {
  return `${call}:${moment}`
}
