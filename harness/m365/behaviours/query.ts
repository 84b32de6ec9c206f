import type { BehaviourArea } from './behaviour.ts'

const graph = 'https://learn.microsoft.com/graph'
const parameters = `${graph}/query-parameters`
const filters = `${graph}/filter-query-parameter`
const listMessages = `${graph}/api/user-list-messages`

/** The query options of lists. */
export const query: BehaviourArea = {
  area: 'query',
  title: 'Query options',
  behaviours: [
    {
      id: 'query.select',
      sentence: '`$select` returns the properties that it names, and `@odata.context` repeats them.',
      source: parameters,
      status: 'documented',
    },
    {
      id: 'query.id-and-select',
      sentence: 'The answer has the id even if other properties are selected.',
      source: `${parameters} does not say so; examples have it both ways`,
      status: 'unverified',
    },
    {
      id: 'query.top',
      sentence: 'In a mailbox, `$top` is from 1 to 1000; another value is 400.',
      source: listMessages,
      status: 'documented',
    },
    {
      id: 'query.skip',
      sentence: 'In a mailbox, `$skip` leaves out that many entries at the beginning.',
      source: parameters,
      status: 'documented',
    },
    {
      id: 'query.next-link',
      sentence:
        '`@odata.nextLink` leads to the next page with the options as they were; following the links returns every entry once.',
      source: `${graph}/paging`,
      status: 'documented',
    },
    {
      id: 'query.pages-of-any-length',
      sentence:
        'A page may have fewer entries than `$top`, or none, and a link nevertheless: only a page without `@odata.nextLink` is the last. The seed decides which pages are short or empty.',
      source: `${graph}/paging`,
      status: 'documented',
    },
    {
      id: 'query.count',
      sentence:
        '`$count=true` returns the number of all entries that the filter finds as `@odata.count`, on every page.',
      source: parameters,
      status: 'documented',
    },
    {
      id: 'query.orderby',
      sentence: '`$orderby` sorts by one or more properties, ascending unless `desc` is given.',
      source: parameters,
      status: 'documented',
    },
    {
      id: 'query.inefficient-filter',
      sentence:
        'Properties of `$orderby` come first in `$filter`, in the same order; otherwise the answer is 400 `InefficientFilter`.',
      source: listMessages,
      status: 'documented',
    },
    {
      id: 'query.comparisons',
      sentence: '`eq`, `ne`, `gt`, `ge`, `lt`, `le` and `in` compare properties with literals.',
      source: filters,
      status: 'documented',
    },
    {
      id: 'query.logic',
      sentence: '`and` binds closer than `or`, `not` closer than both; brackets change that.',
      source: filters,
      status: 'documented',
    },
    {
      id: 'query.text-functions',
      sentence: '`startswith`, `endswith` and `contains` look into texts.',
      source: filters,
      status: 'documented',
    },
    {
      id: 'query.letter-case-of-operators',
      sentence: 'Operators and functions are understood in any letter case: `NOT`, `startsWith`.',
      source: `${graph}/aad-advanced-queries, in its examples`,
      status: 'documented',
    },
    {
      id: 'query.any',
      sentence: '`any` looks into collections, of texts and of objects.',
      source: `${graph}/filter-query-parameter#filter-using-lambda-operators`,
      status: 'documented',
    },
    {
      id: 'query.quotes',
      sentence: 'A quote within a text is doubled; one that is not is 400.',
      source: `${graph}/query-parameters#escaping-single-quotes`,
      status: 'documented',
    },
    {
      id: 'query.other-types',
      sentence: 'A comparison with a literal of another type, or of an unknown property, is 400 `BadRequest`.',
      source: 'The code is that of other mistakes in a filter; what each of them answers is not known',
      status: 'unverified',
    },
    {
      id: 'query.limits-of-a-filter',
      sentence: 'A filter may have at most 16,384 characters and 40 levels.',
      source: 'This protects the mock server; the limits of Graph are not known',
      status: 'unverified',
    },
    {
      id: 'query.key-spellings',
      sentence:
        "A key is a segment of its own, or is in brackets and quotes: `/users/x`, `/users('x')`. A path may have both.",
      source: 'microsoftgraph/microsoft-graph-docs, links in answers to mailFolder delta',
      status: 'documented',
    },
    {
      id: 'query.unknown-options',
      sentence: 'An option that the list does not have, `$search` among them, is 400 instead of being ignored.',
      source: `${parameters} says that some options fail in silence`,
      status: 'unverified',
    },
  ],
}
