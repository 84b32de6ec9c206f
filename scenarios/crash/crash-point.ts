/**
 * How far a call to the outside has come when the process is killed. `before`: it has not begun. `half-written`: half of its
 * bytes are in the file. `answered`: the server has done what was asked, and nobody has read its answer.
 */
export type CrashMoment = 'before' | 'half-written' | 'answered'

/**
 * What a connector does to the world outside of its process: a request, bytes put into a file in one go, or another step that
 * changes the disk.
 */
export type OutsideCall = 'request' | 'write' | 'disk'

/** Where a connector is killed: at which of its calls to the outside, counted from 1, and how far that has come. */
export interface CrashPoint {
  call: number
  moment: CrashMoment
}

/** What the killed process and whoever kills it tell each other, by its environment and a file. */
export const crashVariables = { point: 'CRASH_POINT', report: 'CRASH_REPORT' } as const

/** What a process leaves in its report: the calls it made when it ended by itself, or that it was struck. */
export type CrashReport = { calls: OutsideCall[] } | { struckAt: OutsideCall }

const momentsOf: Record<OutsideCall, CrashMoment[]> = {
  request: ['before', 'answered'],
  write: ['before', 'half-written'],
  disk: ['before'],
}

/** Every point of a run that made these calls. The end of a call that cannot be split is the beginning of the next one. */
export function crashPointsOf(calls: readonly OutsideCall[]): CrashPoint[] {
  return calls.flatMap((kind, index) => momentsOf[kind].map((moment) => ({ call: index + 1, moment })))
}

/** As it stands in the environment: `17:answered`. */
export function spelled({ call, moment }: CrashPoint): string {
  return `${call}:${moment}`
}
