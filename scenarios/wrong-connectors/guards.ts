/**
 * The scenarios that `prove` plays with every wrong connector, one of each area and cheap: whether a fault is the only one
 * is asked of them, and of everything only with `--full`. Each was chosen because most of its area has to work for it.
 */
export const guards: ReadonlySet<string> = new Set([
  'CAP-5/same-day',
  'DAY-4/late-item',
  'STG-4/gone-afterwards',
  'CNV-6/equal-names',
  'FLD-2/into-it',
  'MAP-2/file-address-and-nobody',
  'LIM-7/declared-too-large',
  'LOG-3/once-a-run',
  'RES-4/wrong-digest-once',
  'SEC-1/ordinary-run',
])
