import pLimit from 'p-limit'

/** Worlds that are played side by side: they wait for disks and sockets more than they compute. */
const worldsAtOnce = 6

/**
 * Does a piece of work for each value, several at once, and no more than `atOnceMax` of them; results in the order of the
 * values. Ends early when aborted.
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
