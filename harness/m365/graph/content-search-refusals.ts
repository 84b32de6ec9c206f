/**
 * The refusals of content searches. Codes and messages are ours: Microsoft does not publish those of the portal. `{}` stands for what the
 * caller asked for.
 */
export const contentSearchRefusals = {
  contentQueryInvalid: [400, 'ContentQueryInvalid', 'The query cannot be read {}'],
  contentQueryTooLarge: [400, 'ContentQueryTooLarge', 'The query has {}'],
} as const
