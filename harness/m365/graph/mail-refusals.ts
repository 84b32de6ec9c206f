/** Refusals about mail, for the catalogue in `errors.ts`: status, code, message. */
export const mailRefusals = {
  messageTooLarge: [413, 'ErrorMessageSizeExceeded', 'The message exceeds the maximum supported size.'],
  quotaExceeded: [507, 'ErrorQuotaExceeded', 'Mailbox has exceeded maximum mailbox size.'],
  recoverableItemsFull: [
    507,
    'ErrorQuotaExceeded',
    'The Recoverable Items folder has exceeded its maximum size, so that nothing can be deleted.',
  ],
  headersTooMany: [
    400,
    'InvalidInternetMessageHeaderCollection',
    'Maximum number of headers in one message should be less than or equal to 5.',
  ],
  headerNameInvalid: [
    400,
    'InvalidInternetMessageHeader',
    "The internet message header name '{}' should start with 'x-' or 'X-'.",
  ],
  recipientsInvalid: [400, 'ErrorInvalidRecipients', 'At least one recipient is not valid: the message has none.'],
  sendAsDenied: [
    403,
    'ErrorSendAsDenied',
    'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
  ],
  notDraft: [400, 'ErrorInvalidPropertySet', 'Message is not draft.'],
  attachmentTooSmall: [
    400,
    'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize',
    'Attachment size must be greater than the minimum size; post the file in one request.',
  ],
  attachmentTooLarge: [413, 'ErrorAttachmentSizeLimitExceeded', 'The attachment size exceeds the limit.'],
  uploadTokenInvalid: [
    401,
    'InvalidAuthenticationToken',
    'The token in the upload URL is unknown or has expired; create a new upload session.',
  ],
  contentRangeInvalid: [400, 'InvalidContentRange', 'The Content-Range header {}.'],
  chunkTooLarge: [413, 'RequestEntityTooLarge', 'One request uploads 4 MB at most.'],
  fragmentOverlap: [416, 'fragmentOverlap', 'These bytes have been uploaded already.'],
  fragmentOutOfOrder: [416, 'fragmentOutOfOrder', 'The bytes before these have not been uploaded yet.'],
  rangeOutside: [416, 'invalidRange', 'These bytes are outside the file.'],
} as const

/** The name of a refusal that concerns mail. */
export type MailRefusalName = keyof typeof mailRefusals
