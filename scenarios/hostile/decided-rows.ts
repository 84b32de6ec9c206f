/**
 * Rows that only the reference connector is held to, each with the reason. Their fates are decisions that other connectors may
 * take in another way, or follow from a library or a server.
 */
export const decidedRows: ReadonlyMap<string, string> = new Map([
  ...each('Another connector may read the address as it is.', [
    'field-address-display',
    'field-address-zero-width',
    'field-address-mailto',
    'field-address-trailing-dot',
  ]),
  ...each('MAP-9 demands no other spellings of numbers than its own.', [
    'field-number-00',
    'field-number-plus0',
    'field-number-arabic',
    'number-with-plus',
  ]),
  ...each('A message may be dated in a year that RFC 5322 does not know.', [
    'event-in-1899',
    'event-in-year-1',
    'event-in-year-49',
  ]),
  ...each('The tenant writes the header of a message that was created from JSON, and does not fold such a word.', [
    'field-subject-1000',
    'number-very-long',
    'address-very-long',
  ]),
  ...each('Exchange keeps 255 characters of a file name.', ['file-name-of-1000']),
  ...each('A file without a name may get one.', ['file-name-empty']),
  ...each('Items with the same two ids may count as one item that is served again.', [
    'field-revoke-same-id-and-item',
    'field-text-of-a-placeholder-under-both-ids',
  ]),
  ...each('Another connector may declare that the id makes a message (`message.identity`).', [
    'field-millis-id-collision',
    'field-id-in-two-groups',
    'field-placeholder-first',
    'field-placeholder-second',
    'field-caption-comes-later',
  ]),
  ...each('It takes seconds, and LIM-3 and CAP-7 play others of about that size.', [
    'text-of-9900-kb',
    'text-over-the-limit',
    'field-announcement-5000',
  ]),
  ...each('Many JSON libraries refuse such a depth, and then the page cannot be read at all.', ['deeply-nested']),
])

function each(reason: string, ids: string[]): [id: string, reason: string][] {
  return ids.map((id) => [id, reason])
}
