import type { BehaviourArea } from './behaviour.ts'

const graph = 'https://learn.microsoft.com/graph'
const parameters = `${graph}/query-parameters`
const filters = `${graph}/filter-query-parameter`
const recorded = 'public recordings of the service of January 2025'
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
      id: 'query.ids',
      sentence:
        'Ids of folders have 120 characters, those of messages 152: letters of both cases, digits, `-`, `_`, and `=` at the end. Two ids may differ in letter case only.',
      source: `${graph}/outlook-immutable-id (letter case); the form: ${recorded}`,
      status: 'measured',
    },
    {
      id: 'query.top',
      sentence: 'For messages, `$top` is from 1 to 1000; another value is 400.',
      source: listMessages,
      status: 'documented',
    },
    {
      id: 'query.top-of-folders',
      sentence: 'For folders, `$top` may be more than 1000, and the page is as long.',
      source: recorded,
      status: 'measured',
    },
    {
      id: 'query.without-dollar',
      sentence:
        'Query options are understood without their dollar sign: `top=5`. An option that is there twice is 400.',
      source: `${parameters}; for v1.0 ${recorded}`,
      status: 'measured',
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
        '`$count=true` returns the number of all entries that the filter finds as `@odata.count`, in a mailbox on every page.',
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
      id: 'query.filter-and-orderby',
      sentence: '`$filter` and `$orderby` may be about different properties.',
      source: `${recorded}; ${listMessages} says otherwise`,
      status: 'measured',
    },
    {
      id: 'query.inefficient-filter',
      sentence:
        'In a tenant with `sortsByFilterOnly`, properties of `$orderby` come first in `$filter`, in the same order; otherwise the answer is 400 `InefficientFilter`.',
      source: `${listMessages}; ${graph}/query-parameters#orderby-parameter asks for less`,
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
      id: 'query.brackets-around-a-path',
      sentence: 'A path may be in brackets: `(receivedDateTime) ge …`, `startswith((subject),…)`.',
      source: 'OData 4.01, URL conventions, 5.1.1.1 (parenExpr); seen in requests of a connector',
      status: 'measured',
    },
    {
      id: 'query.well-known-folders',
      sentence: "A filter may name a folder by its well-known name: `parentFolderId eq 'inbox'`.",
      source: recorded,
      status: 'measured',
    },
    {
      id: 'query.options-of-expand',
      sentence:
        '`$expand` has options of its own: `$filter`, `$select`, `$orderby`, `$top`, `$skip`, `$count` and `$expand`: `childFolders($top=5)`.',
      source: `${parameters}#expand-parameter`,
      status: 'documented',
    },
    {
      id: 'query.spellings-of-extended-properties',
      sentence:
        'The id of an extended property is understood in any letter case but that of its name, and with or without zeros: `LONG 0x0E08`, `long 0xe08`. The size of a message is a `Long` and an `Integer`.',
      source: `MS-OXPROPS, PidTagMessageSize and PidTagMessageSizeExtended; ${recorded}`,
      status: 'measured',
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
      id: 'query.documented-elsewhere',
      sentence:
        'What Microsoft documents and the tenant does not have is 501 by name, in queries and in bodies: options such as `$format` and `$apply`, properties, functions of a filter, kinds of attachments and folders, functions in paths.',
      source: 'Left out here; Microsoft has them. A 400 would say that the request is wrong, which is false',
      status: 'ours',
    },
    {
      id: 'query.unknown-options',
      sentence: 'An option that nobody documents is 400 instead of being ignored.',
      source: `${parameters} says that some options fail in silence`,
      status: 'unverified',
    },
  ],
}
