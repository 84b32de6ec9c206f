import type { z } from 'zod'

/** Why a value does not fit a schema: each field with the rule that it breaks, but none of the sent values. */
export function faultsIn({ issues }: z.ZodError): string {
  return issues
    .map((issue) => {
      const place = issue.path.join('.') || 'the whole'
      // zod's message repeats the names of unknown fields, which can hold any content.
      return issue.code === 'unrecognized_keys' ? `${place}: a field that does not exist` : `${place}: ${issue.message}`
    })
    .join('; ')
}
