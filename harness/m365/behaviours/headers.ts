import type { BehaviourArea } from './behaviour.ts'

/** The request headers of Graph and OData. */
export const headers: BehaviourArea = {
  area: 'headers',
  title: 'Request headers',
  behaviours: [
    {
      id: 'headers.not-passed-over',
      sentence:
        'A documented header that an operation does not honour is 501, which names the header: `If-None-Match`, `Range`, `Prefer: respond-async`, `Accept` with `odata.metadata=full`, `If-Match` for what has no entity tag.',
      source: 'This protects clients from an answer to another question; Graph honours some of them and ignores others',
      status: 'ours',
    },
    {
      id: 'headers.preferences-applied',
      sentence: '`Preference-Applied` names each preference that was applied, and no other.',
      source: 'RFC 7240, 3; https://learn.microsoft.com/en-us/graph/outlook-immutable-id',
      status: 'documented',
    },
    {
      id: 'headers.page-size',
      sentence:
        '`Prefer: odata.maxpagesize` limits the pages of every list, beside `$top`; a value that is no size is 501.',
      source:
        'https://learn.microsoft.com/en-us/graph/delta-query-messages; OData 4.01 Protocol, 8.2.8.5; what Graph does with a value that is no size is not known',
      status: 'documented',
    },
    {
      id: 'headers.no-metadata',
      sentence:
        'With `Accept: application/json;odata.metadata=none`, an answer has no annotations but `@odata.nextLink`, `@odata.deltaLink` and `@odata.count`.',
      source: 'OData JSON Format 4.01, 3.1.3; CLI for Microsoft 365 asks so for every list',
      status: 'documented',
    },
    {
      id: 'headers.content-type',
      sentence:
        'The type of an answer in JSON is `application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8`; that of an error and of a batch is `application/json`.',
      source: 'public recordings of the service of January 2025',
      status: 'measured',
    },
    {
      id: 'headers.without-effect',
      sentence:
        'Headers that concern nothing that the tenant has are passed over, as by Microsoft: `Prefer: outlook.timezone` for mail, `ConsistencyLevel` for mail, and unknown preferences.',
      source:
        'https://learn.microsoft.com/en-us/graph/api/user-list-events (outlook.timezone); https://learn.microsoft.com/en-us/graph/aad-advanced-queries; RFC 7240, 2',
      status: 'documented',
    },
  ],
}
