/**
 * The names in a path such as `Inbox/Projects`. A `/` in a name is written as `%2F`, and a `%` as `%25`. Undefined for a path with an empty
 * name or with a `%` that is not followed by these.
 */
export function readFolderPath(text: string): string[] | undefined {
  const names = text.split('/')
  const isPath = names.every((name) => /^(?:[^%]|%2f|%25)+$/is.test(name))
  return isPath ? names.map((name) => name.replaceAll(/%2f/gi, '/').replaceAll('%25', '%')) : undefined
}
