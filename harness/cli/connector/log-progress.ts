import { z } from 'zod'

const lineSchema = z.object({
  event: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  items: z.int().optional(),
  messages: z.int().optional(),
})

/** Shows the progress of a run from its log. */
export interface LogProgress {
  /** One line of the log, as it is written. */
  read(line: string): void
}

/** Shows after each line of the log how many items were read and how many messages were imported. */
export function createLogProgress(say: (what: string) => void): LogProgress {
  let window = ''
  let items = 0
  let messages = 0
  return {
    read: (line) => {
      const { data: entry } = lineSchema.safeParse(JSON.parse(line))
      // Other lines of the log do not report progress. They must not end the run.
      if (entry === undefined) return
      if (entry.event === 'window-begun') window = `${entry.from} to ${entry.to}: `
      items += entry.items ?? 0
      messages += entry.messages ?? 0
      say(`${window}${items} items read, ${messages} messages imported`)
    },
  }
}
