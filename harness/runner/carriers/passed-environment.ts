/**
 * What a command is given of the suite's own environment. Nothing else is, so that no credential of whoever runs the suite
 * reaches a connector, and no verdict depends on what happens to be set; proxies and certificates least of all.
 */
export const passedAlways = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TMPDIR'] as const

/** The variables of `names` that are set. */
export function pickVariables(
  parent: Record<string, string | undefined>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = parent[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
