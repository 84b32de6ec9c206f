/**
 * The refusals of subscriptions: status, code, message. Codes and messages of the first five are Microsoft's, from reports of
 * developers. `{}` stands for what the caller asked for.
 */
export const subscriptionRefusals = {
  subscriptionAnswerOther: [
    400,
    'ValidationError',
    'Subscription validation request failed. Response must exactly match validationToken query parameter.',
  ],
  subscriptionAnswerNotOk: [
    400,
    'ValidationError',
    'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
  ],
  subscriptionAnswerLate: [400, 'ValidationError', 'Subscription validation request timed out.'],
  subscriptionTooLong: [400, 'ExtensionError', 'Subscription expiration can only be {} minutes in the future.'],
  subscriptionUnknown: [404, 'ResourceNotFound', 'The object was not found.'],
  subscriptionOver: [400, 'InvalidRequest', 'Subscription expiration must be in the future; for the tenant it is {}.'],
  subscriptionResourceInvalid: [
    400,
    'InvalidRequest',
    "The resource '{}' cannot be subscribed to. Examples: users/<id>/messages, me/mailFolders('inbox')/messages.",
  ],
  subscriptionElsewhere: [
    400,
    'InvalidRequest',
    'The notification URL leads to {}. This tenant is a simulation: it sends notifications to this machine only (127.0.0.1, localhost, ::1).',
  ],
} as const

/** The name of such a refusal. */
export type SubscriptionRefusalName = keyof typeof subscriptionRefusals
