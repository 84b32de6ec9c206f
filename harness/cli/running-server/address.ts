/** An address below that of the tenant. */
export interface Address {
  /** As the contract writes it; `:name` marks a parameter. */
  path: string
  /** For the parameters of the path; they are percent-encoded. */
  values?: Record<string, string>
  /** Undefined values are left out. */
  query?: Record<string, string | undefined>
}

/** Path and query. Throws a RangeError if a parameter has no value: the request would be about something else. */
export function addressOf({ path, values = {}, query = {} }: Address): string {
  const filled = path.replaceAll(/:(\w+)/g, (_match, name: string) => {
    const value = values[name]
    if (value === undefined || value === '') throw new RangeError(`no value for :${name} of ${path}`)
    return encodeURIComponent(value)
  })
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, value)
  return given.size === 0 ? filled : `${filled}?${given}`
}
