import type { ItemKind } from '../../contract/index.ts'

/** The kinds of item that refer to no other item. */
export type OriginalKind = Exclude<ItemKind, 'deletion' | 'edit' | 'reaction'>
