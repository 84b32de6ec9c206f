import { setFlagsFromString } from 'node:v8'

/** V8 lets old memory grow to as much as four times of what is in use. */
const growingPercent = 20

/**
 * From now on, V8 collects old memory as soon as it has grown by a fifth, for the whole process. It costs time, so it is for runs
 * that keep much: otherwise such a run takes several times the memory that it needs.
 */
export function collectSooner(): void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`)
}
