import nock from 'nock'
import { nockTransportOf, type OpenNockTransport } from './nock-transport-of.ts'

/** Puts a server behind the nock that ES modules import. */
export const nockTransport: OpenNockTransport = nockTransportOf(nock)
