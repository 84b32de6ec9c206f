import pLimit from 'p-limit'

/** The number of worlds played at the same time; most of the time they wait for disks and sockets. */
const worldsAtOnce = 6

/**
 * Calls `work` for each value, at most `atOnceMax` at the same time. The results are in the order of the values. Ends
 * early if aborted.
 */
export async function eachAtOnce<T, R>(
  values: readonly T[],
  signal: AbortSignal | undefined,
  work: (value: T) => Promise<R>,
  atOnceMax: number = worldsAtOnce,
): Promise<R[]> {
  const limit = pLimit(Math.min(worldsAtOnce, atOnceMax))
  return Promise.all(
    values.map((value) =>
      limit(async () => {
        signal?.throwIfAborted()
        return work(value)
      }),
    ),
  )
}
