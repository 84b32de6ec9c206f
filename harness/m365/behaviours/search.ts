import type { BehaviourArea } from './behaviour.ts'

const parameter = 'https://learn.microsoft.com/en-us/graph/search-query-parameter'

/** The query option `$search`. */
export const search: BehaviourArea = {
  area: 'search',
  title: 'Search',
  behaviours: [
    {
      id: 'search.words',
      sentence:
        '`$search` finds whole words in sender, subject and body of messages, in any letter case; `"…"` a phrase, `word*` a beginning. The latest sent is first.',
      source: parameter,
      status: 'documented',
    },
    {
      id: 'search.properties',
      sentence:
        '`property:value` searches one of: attachment, bcc, body, cc, from, hasAttachments, importance, kind, participants, received, recipients, sent, size, subject, to.',
      source: parameter,
      status: 'documented',
    },
    {
      id: 'search.operators',
      sentence: '`AND`, `OR` and `NOT` in capitals, brackets; words side by side are all demanded.',
      source: `${parameter}; https://learn.microsoft.com/sharepoint/dev/general-development/keyword-query-language-kql-syntax-reference`,
      status: 'documented',
    },
    {
      id: 'search.alone',
      sentence:
        '`$search` on messages cannot be combined with `$filter` or `$orderby`: 400 `SearchWithFilter`, `SearchWithOrderBy`.',
      source: `${parameter} for the rule; the codes are from reports of developers`,
      status: 'measured',
    },
    {
      id: 'search.needs-mail-read',
      sentence: 'With `Mail.ReadBasic.All` alone, `$search` is 403.',
      source: 'What Exchange finds for such an app is not documented; a hit would say what is in the body',
      status: 'ours',
    },
    {
      id: 'search.users',
      sentence:
        '`$search="displayName:asha"` finds users whose name, mail, user principal name or nickname has words that begin so; it needs `ConsistencyLevel: eventual`.',
      source: `${parameter}#using-search-on-directory-object-collections`,
      status: 'documented',
    },
    {
      id: 'search.people',
      sentence:
        '`/people` has the users with a mailbox, and `$search` finds them by the beginnings of name and address.',
      source: `${parameter}#using-search-on-person-collections; the relevance of people is Microsoft's own`,
      status: 'documented',
    },
  ],
}
