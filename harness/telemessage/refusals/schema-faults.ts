import type { z } from 'zod'

/** What a schema has against a value: each field with the rule that it breaks, and nothing of what was sent. */
export function faultsIn({ issues }: z.ZodError): string {
  return issues
    .map((issue) => {
      const place = issue.path.join('.') || 'the whole'
      // zod's own words repeat the names of unknown fields, which a client may have filled with anything.
      return issue.code === 'unrecognized_keys' ? `${place}: a field that does not exist` : `${place}: ${issue.message}`
    })
    .join('; ')
}
