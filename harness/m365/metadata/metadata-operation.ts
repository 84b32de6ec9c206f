import { graphClientPaths } from '../../contract/index.ts'
import type { Operation } from '../../control/wire.ts'
import { readQuery } from '../graph/query-options.ts'
import { refuseUnhonoured } from '../graph/request-headers.ts'
import { type Tracer, traced } from '../graph/tracing.ts'
import { metadataDocument } from './metadata-document.ts'

/** The metadata document, to which the contexts of all answers lead. As with Microsoft, no token is needed. */
export function metadataOperation({ tracer }: { tracer: Tracer }): Operation {
  const document = metadataDocument()
  return {
    name: 'metadata.get',
    method: 'GET',
    path: graphClientPaths.metadata,
    respond: (request) => {
      refuseUnhonoured(request, [])
      readQuery(request.url, [])
      const headers = { 'content-type': 'application/xml', 'odata-version': '4.0' }
      return traced({ status: 200, headers, body: document }, tracer.trace(request))
    },
  }
}
