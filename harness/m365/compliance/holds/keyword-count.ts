/** Holds on one mailbox with more keywords than this hold the whole mailbox. Document: Limits in eDiscovery. */
export const keywordsMax = 500

const operators = /^(?:AND|OR|NOT|NEAR)$/

/** The keywords of a query: words and phrases in quotes, with or without a property in front; operators do not count. */
export function keywordCount(query: string): number {
  const parts = query.replaceAll(/\bNEAR\(\d+\)/g, 'NEAR').match(/"[^"]*"|[^\s()"]+/g) ?? []
  return parts.filter((part) => !operators.test(part) && !/^[\w.]+:$/.test(part)).length
}
