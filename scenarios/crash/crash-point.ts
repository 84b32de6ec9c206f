/**
 * How far a call to the outside has come when the process is killed. `before`: it has not begun. `half-written`: half of its
 * bytes are in the file. `answered`: the server has done what was asked, and nobody has read its answer.
 */
export type CrashMoment = 'before' | 'half-written' | 'answered'

/**
 * What a connector does to the world outside of its process: a request, bytes put into a file in one go, another step for
 * which there must be room on the disk, such as a new file or a piece of a stream, or one that changes the disk and needs none.
 */
export type OutsideCall = 'request' | 'write' | 'growth' | 'disk'

/** Where a connector is killed: at which of its calls to the outside, counted from 1, and how far that has come. */
export interface CrashPoint {
  call: number
  moment: CrashMoment
}

/** Where the disk of a connector is full: nothing finds room any more from this call on, and the first write finds half of it. */
export interface FullPoint {
  call: number
  moment: 'disk-full'
}

/** What the killed process and whoever kills it tell each other, by its environment and a file. */
export const crashVariables = { point: 'CRASH_POINT', report: 'CRASH_REPORT' } as const

/** What a process leaves in its report: what it did until it ended by itself, or that it was struck. */
export type CrashReport = { calls: OutsideCall[]; withoutRoom: number } | { struckAt: OutsideCall }

const momentsOf: Record<OutsideCall, CrashMoment[]> = {
  request: ['before', 'answered'],
  write: ['before', 'half-written'],
  growth: ['before'],
  disk: ['before'],
}

/** Every point of a run that made these calls. The end of a call that cannot be split is the beginning of the next one. */
export function crashPointsOf(calls: readonly OutsideCall[]): CrashPoint[] {
  return calls.flatMap((kind, index) => momentsOf[kind].map((moment) => ({ call: index + 1, moment })))
}

/** Every point of a run that made these calls at which its disk can be full. */
export function fullPointsOf(calls: readonly OutsideCall[]): FullPoint[] {
  return calls.flatMap((kind, index) => (needsRoom(kind) ? [{ call: index + 1, moment: 'disk-full' }] : []))
}

/** Whether a call comes to nothing on a full disk. */
export function needsRoom(kind: OutsideCall): boolean {
  return kind === 'write' || kind === 'growth'
}

/** As it stands in the environment: `17:answered`. */
export function spelled({ call, moment }: CrashPoint | FullPoint): string {
  return `${call}:${moment}`
}
