/**
 * The variables of the suite's own environment that a command gets. It gets no others, so that no credential of the user
 * reaches a connector, and no verdict depends on other variables, such as proxies and certificates.
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
