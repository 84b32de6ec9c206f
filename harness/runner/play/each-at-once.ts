import pLimit from 'p-limit'

/** How many worlds are played at the same time by default; most of the time they wait for disks and sockets. */
export const worldsAtOnceDefault = 6

/**
 * Calls `work` for each value, at most `atOnceMax` at the same time. The results are in the order of the values. Ends
 * early if aborted.
 */
export async function eachAtOnce<T, R>(
  values: readonly T[],
  signal: AbortSignal | undefined,
  work: (value: T) => Promise<R>,
  atOnceMax: number = worldsAtOnceDefault,
): Promise<R[]> {
  const limit = pLimit(atOnceMax)
  return Promise.all(
    values.map((value) =>
      limit(async () => {
        signal?.throwIfAborted()
        return work(value)
      }),
    ),
  )
}
