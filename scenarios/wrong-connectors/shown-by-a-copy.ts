/**
 * Requirements that a scenario shows with the copy of one person, whose product and network are drawn from the seed. A
 * connector that loses the copies of some products or networks turns some of these red; the seed decides which ones.
 */
export const shownByACopy: readonly string[] = [
  ...['CAP-1', 'CAP-2', 'CAP-3', 'CAP-4', 'CAP-5', 'CAP-6', 'CAP-7', 'CAP-8', 'CAP-9', 'CAP-10', 'CAP-11'],
  ...['DAY-1', 'DAY-3', 'DAY-4', 'DAY-5', 'DAY-6', 'DAY-7', 'DAY-9', 'DAY-10'],
  ...['CNV-1', 'CNV-2', 'CNV-3', 'CNV-4', 'CNV-5', 'CNV-6', 'CNV-7', 'CNV-8', 'CNV-9', 'CNV-10', 'CNV-11'],
  ...['FLD-1', 'FLD-2', 'FLD-3', 'FLD-5', 'FLD-6'],
  ...[
    'MAP-1',
    'MAP-2',
    'MAP-3',
    'MAP-4',
    'MAP-5',
    'MAP-6',
    'MAP-7',
    'MAP-8',
    'MAP-9',
    'MAP-10',
    'MAP-12',
    'MAP-14',
    'MAP-15',
  ],
  ...['LIM-3', 'LIM-5', 'LIM-6', 'LIM-7', 'LOG-2', 'LOG-3', 'LOG-4', 'LOG-5'],
  ...['RES-1', 'RES-2', 'RES-3', 'RES-4', 'RES-5', 'RES-6', 'RES-7', 'RES-8', 'RES-9', 'RES-10', 'RES-11'],
  ...['SEC-1', 'SEC-2', 'SEC-3', 'SEC-4'],
]
