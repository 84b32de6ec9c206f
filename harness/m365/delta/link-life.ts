/** How long the links of the directory can be followed, in days. Document: delta query overview, token duration. */
export const directoryLinkLifeDays = 7
/**
 * How long the links of a mailbox can be followed, in days. At Microsoft it depends on the size of a cache, and is not
 * documented.
 */
export const mailLinkLifeDays = 30
