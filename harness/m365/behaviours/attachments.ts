import type { BehaviourArea } from './behaviour.ts'

/** Attachments, small and large. */
export const attachments: BehaviourArea = {
  area: 'attachments',
  title: 'Attachments',
  behaviours: [
    {
      id: 'attachments.post',
      sentence: 'A file that is posted to a message answers 201 with the attachment, its bytes in `contentBytes`.',
      source: 'https://learn.microsoft.com/en-us/graph/api/message-post-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.post-below-3-mb',
      sentence: 'A file of 3 MB or more cannot be posted: as base64 it does not fit into a request.',
      source: 'https://learn.microsoft.com/en-us/graph/api/message-post-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.get',
      sentence:
        'An attachment is a `#microsoft.graph.fileAttachment` with name, type, size, inline mark, content id and bytes.',
      source: 'https://learn.microsoft.com/en-us/graph/api/attachment-get',
      status: 'documented',
    },
    {
      id: 'attachments.list',
      sentence:
        'The attachments of a message are a collection, which `$expand=attachments` brings in as well; `$select` leaves their bytes out.',
      source: 'https://learn.microsoft.com/en-us/graph/api/message-list-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.value',
      sentence: '`$value` of an attachment is its bytes, under its own content type.',
      source: 'https://learn.microsoft.com/en-us/graph/api/attachment-get',
      status: 'documented',
    },
    {
      id: 'attachments.delete',
      sentence: '`DELETE` of an attachment answers 204 and removes it from the message.',
      source: 'https://learn.microsoft.com/en-us/graph/api/attachment-delete',
      status: 'documented',
    },
    {
      id: 'attachments.inline-does-not-count',
      sentence: 'A message with inline attachments only has `hasAttachments: false`.',
      source: 'https://learn.microsoft.com/en-us/graph/api/resources/message',
      status: 'documented',
    },
    {
      id: 'attachments.with-the-message',
      sentence: 'Files can be posted together with their message.',
      source: 'https://learn.microsoft.com/en-us/graph/api/user-post-messages',
      status: 'documented',
    },
    {
      id: 'attachments.on-a-sent-message',
      sentence: 'Files can be attached to messages that are not drafts.',
      source: 'alcionai/corso, src/internal/m365/service/exchange: what an archiver sends, and reads back',
      status: 'measured',
    },
    {
      id: 'attachments.session',
      sentence:
        '`createUploadSession` answers 201 with `uploadUrl`, `expirationDateTime` and `nextExpectedRanges: ["0-"]`.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.session-url',
      sentence: 'The upload URL belongs to an API other than Graph, and needs no Authorization.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.session-from-3-mb',
      sentence:
        'An upload session for a file below 3 MB is refused with `ErrorAttachmentSizeShouldNotBeLessThanMinimumSize`.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.session-up-to-150-mb',
      sentence: 'An upload session for a file above 150 MB is refused.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.chunk',
      sentence:
        'A chunk that is not the last one answers 200 with `ExpirationDateTime` and `NextExpectedRanges`, spelled so, the next byte without a dash.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.last-chunk',
      sentence:
        'The last chunk answers 201 without a body; the `Location` ends with `Attachments(…)` around the id of the attachment.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.chunks-in-order',
      sentence:
        'Chunks come in order: a gap is `fragmentOutOfOrder`, bytes that are there already are `fragmentOverlap`.',
      source:
        'https://learn.microsoft.com/en-us/graph/outlook-large-attachments; the codes: https://learn.microsoft.com/en-us/graph/errors',
      status: 'documented',
    },
    {
      id: 'attachments.chunk-within-the-file',
      sentence: 'A chunk outside of the file is refused with 416.',
      source: 'https://learn.microsoft.com/en-us/graph/errors',
      status: 'documented',
    },
    {
      id: 'attachments.chunk-range',
      sentence:
        'A chunk needs a `Content-Range` that agrees with its length and with the size that the session was opened for.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.session-cancel',
      sentence: '`DELETE` of the upload URL answers 204 and ends the session; nothing is attached.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.session-expires',
      sentence: 'After `expirationDateTime` the upload URL accepts no chunks.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments',
      status: 'documented',
    },
    {
      id: 'attachments.message-size',
      sentence:
        'An upload that would make the message larger than the tenant allows is refused with `ErrorMessageSizeExceeded` at the chunk that does.',
      source: 'https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/2561',
      status: 'measured',
    },
    {
      id: 'attachments.chunk-limit',
      sentence: 'A chunk of more than 4 MB is refused with 413.',
      source: 'https://learn.microsoft.com/en-us/graph/outlook-large-attachments advises against larger ones',
      status: 'unverified',
    },
    {
      id: 'attachments.session-minimum-exact',
      sentence: 'The smallest file of an upload session has 3,000,000 bytes.',
      source: 'Documentation says 3 MB; a measurement in 2020 showed 2,097,152 (msgraph-sdk-java, pull request 52)',
      status: 'unverified',
    },
    {
      id: 'attachments.other-codes',
      sentence:
        'Files above 150 MB, false ranges and expired sessions are refused with these codes: `ErrorAttachmentSizeLimitExceeded`, `InvalidContentRange`, `InvalidAuthenticationToken`.',
      source: 'The refusals are documented, the codes are not',
      status: 'unverified',
    },
    {
      id: 'attachments.list-in-one-page',
      sentence: 'Without `$top` all attachments of a message are in one page.',
      source: 'No document gives a page size for attachments',
      status: 'unverified',
    },
    {
      id: 'attachments.content-type-parameters',
      sentence:
        '`contentType` comes back as it was posted. In MIME the file has its type and its parameters, except name and boundary; what is no type, or the type of a multipart, becomes `application/octet-stream`.',
      source: 'Exchange keeps the type of a file; what it does with parameters was not checked',
      status: 'unverified',
    },
    {
      id: 'attachments.name-not-empty',
      sentence: 'A file without a name, or with an empty one, is refused with 400.',
      source: 'A name is required; whether Exchange takes an empty one was not checked',
      status: 'unverified',
    },
    {
      id: 'attachments.items-and-references',
      sentence: 'Attachments that are items or references cannot be made: 501.',
      source: 'Left out here; Microsoft has them',
      status: 'unverified',
    },
  ],
}
