import { type DimensionTable, dimensionTable } from '../dimension-table.ts'

const mixed = ['imported', 'skipped', 'too large', 'reaches nobody'] as const

/** What may become of a copy, and what the log says of it. */
export const importLogDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['LOG-1', 'LOG-2', 'LOG-4', 'LOG-5'],
    dimensions: {
      copy: [...mixed, 'refused by the mailbox', 'of an item that cannot be read'],
      said: ['counted', 'listed with its reason'],
    },
    impossible: {
      'copy: imported + said: listed with its reason': 'the log lists what failed',
      'copy: skipped + said: listed with its reason': 'the log lists what failed',
      'copy: of an item that cannot be read + said: counted': 'an item that cannot be read has no known copies',
    },
    plays: {
      'LOG-1/identity': mixed.map((copy) => ({ copy, said: 'counted' }) as const),
      'LOG-2/failures': (['too large', 'reaches nobody'] as const).map(
        (copy) =>
          ({
            copy,
            said: 'listed with its reason',
          }) as const,
      ),
      'LOG-2/many': (['counted', 'listed with its reason'] as const).map(
        (said) => ({ copy: 'reaches nobody', said }) as const,
      ),
      'LOG-4/as-the-mailboxes-are': mixed.map((copy) => ({ copy, said: 'counted' }) as const),
      'LOG-4/window': [{ copy: 'imported', said: 'counted' }],
      'LOG-5/when-and-how-many': mixed.map((copy) => ({ copy, said: 'counted' }) as const),
    },
  }),
]
