import type { GuardDay } from '../../harness/runner/index.ts'

/**
 * The guard day: what `prove` plays with every wrong connector, to see whether its fault is the only one. It has one
 * light scenario of each area, chosen because most of its area must work for it. They are played in one world. A
 * morning has one sync, and a fault that strikes one of its scenarios may strike the others too. So scenarios about
 * more than an ordinary sync have their own morning: an item that some connectors find too large, traces of the last
 * message, a damaged download, staging in Azure.
 */
export const guards: GuardDay = [
  [
    'CAP-5/same-day',
    'DAY-4/late-item',
    'CNV-6/equal-names',
    'FLD-2/into-it',
    'MAP-2/file-address-and-nobody',
    'LOG-3/once-a-run',
  ],
  ['LIM-7/declared-too-large'],
  ['SEC-1/ordinary-run'],
  ['RES-4/wrong-digest-once'],
  ['STG-4/gone-afterwards'],
]
