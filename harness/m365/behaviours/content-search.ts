import type { BehaviourArea } from './behaviour.ts'

const queries = 'MicrosoftDocs, keyword-queries-and-search-conditions.md'
const limits = 'Microsoft Purview, limits of eDiscovery searches'
const openSpecification = '[MS-KQL]'

/** Content searches, in the Keyword Query Language. */
export const contentSearch: BehaviourArea = {
  area: 'content-search',
  title: 'Content search',
  behaviours: [
    {
      id: 'content-search.operators',
      sentence:
        '`AND`, `OR`, `NOT` and `NEAR` are operators in capitals only; in small letters they are words. `-word` is `NOT word`; words side by side are all demanded.',
      source: `${queries}; for two values of one property side by side, ${openSpecification} has OR instead`,
      status: 'documented',
    },
    {
      id: 'content-search.near',
      sentence:
        '`a NEAR(5) b` finds both at most five words from each other, in either order; without a number, eight.',
      source: queries,
      status: 'documented',
    },
    {
      id: 'content-search.prefixes',
      sentence:
        'A star stands at the end of a word or phrase, behind three letters or more; `*cat`, `c*t` and `ca*` are refused with 400 `ContentQueryInvalid`.',
      source: `${queries} and ${limits} for the rule; that it is refused, and not ignored, is ours`,
      status: 'documented',
    },
    {
      id: 'content-search.space-behind-property',
      sentence:
        'A blank behind the operator of a property ends it: the value is searched for everywhere, and a notice says so.',
      source: `${queries}; the notice is ours`,
      status: 'documented',
    },
    {
      id: 'content-search.subject',
      sentence: '`subject:` and `subject=` find subjects that have the words, among others.',
      source: queries,
      status: 'documented',
    },
    {
      id: 'content-search.recipient-expansion',
      sentence:
        'A person whom the directory has, by address, alias or display name, is found by all of these; a star behind a part of the address suppresses it.',
      source: `${queries}, recipient expansion`,
      status: 'documented',
    },
    {
      id: 'content-search.days',
      sentence: 'Times are compared by whole days in UTC, and `a..b` has both ends in it.',
      source: queries,
      status: 'documented',
    },
    {
      id: 'content-search.third-party',
      sentence: '`kind:externaldata` and `itemclass:ipm.externaldata.…*` find third-party data, in every letter case.',
      source: 'Microsoft Purview, archiving third-party data',
      status: 'documented',
    },
    {
      id: 'content-search.no-headers',
      sentence: 'Header fields are not searched, and an empty value cannot be searched for.',
      source: queries,
      status: 'documented',
    },
    {
      id: 'content-search.straight-quotes',
      sentence: 'Curly quotes quote nothing; a query with them is refused.',
      source: `${queries} for the rule; that it is refused is ours, because its words would be searched for one by one`,
      status: 'documented',
    },
    {
      id: 'content-search.recoverable-items',
      sentence: 'Recoverable Items are searched, too.',
      source: 'MicrosoftDocs, recoverable-items-folder.md',
      status: 'documented',
    },
    {
      id: 'content-search.partially-indexed',
      sentence:
        'An item with a file that cannot be read, such as an image, is counted apart, unless it is a hit, or another condition rules it out.',
      source:
        'MicrosoftDocs, partially-indexed-items-in-content-search.md; office documents and PDF, which Microsoft reads, count as unread here',
      status: 'documented',
    },
    {
      id: 'content-search.limits',
      sentence:
        'A query has 10,000 characters at most; the preview shows 1,000 items, and 100 of a mailbox; a prefix in a phrase or beside `NEAR` stands for 10,000 words at most.',
      source: limits,
      status: 'documented',
    },
    {
      id: 'content-search.words',
      sentence:
        'In Chinese, Japanese, Thai, Lao, Khmer and Burmese, a search finds any run of characters; an emoji is a word, in every skin tone.',
      source:
        'Microsoft does not document its word breakers; one that depends on a dictionary would find other items after an update',
      status: 'ours',
    },
  ],
}
