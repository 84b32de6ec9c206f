import type { ItemKind } from '../../contract/index.ts'

/** The kinds of item that refer to nothing. */
export type OriginalKind = Exclude<ItemKind, 'deletion' | 'edit' | 'reaction'>
