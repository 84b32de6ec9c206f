import { RestError } from '@azure/storage-blob'
import { ConnectorError, causeInWords, diskFailure, FatalError, RetriableError } from '../errors.ts'
import { BodyTooLargeError } from '../http/read-body.ts'
import { stagingService } from './azure-http.ts'

/** Waiting helps: the container is being deleted or leased, or the server took too long. */
const passingStatuses = [408, 409, 412]

const rightsWanted =
  'use staging settings that have not expired, for an existing container, with the rights to create, write, read, list and delete'

/**
 * What an error of the Azure SDK means for the run. Only its status and code are used: its message and
 * its request hold the address with the signature. So it is never a `cause` of another error (SEC-1).
 */
export function stagingError(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error
  const failure = diskFailure(error)
  if (failure !== undefined) return new FatalError(failure.code, failure.message)
  if (!(error instanceof RestError)) return unavailable(wordsOf(error))
  const { statusCode } = error
  const what = [statusCode === undefined ? undefined : `status ${statusCode}`, plainCode(error.code)]
    .filter((part) => part !== undefined)
    .join(', ')
  if (statusCode === undefined || statusCode < 400) return unavailable(what === '' ? 'its answer is not valid' : what)
  if (statusCode >= 500 || passingStatuses.includes(statusCode)) return unavailable(what)
  return new FatalError('staging-refused', `${stagingService} refuses (${what}): ${rightsWanted}`)
}

/** Whether an error means that the blob does not exist. */
export function isNoSuchBlob(error: unknown): boolean {
  return error instanceof RestError && error.code === 'BlobNotFound'
}

function unavailable(why: string): RetriableError {
  return new RetriableError('unavailable', `${stagingService} cannot be used now (${why}): run again later`)
}

function wordsOf(error: unknown): string {
  return error instanceof BodyTooLargeError ? 'its answer is too large' : causeInWords(error)
}

/** The code from the service, if it looks like a code: the server chooses it, and it goes into messages. */
function plainCode(code: string | undefined): string | undefined {
  return code !== undefined && /^[A-Za-z_]{1,60}$/.test(code) ? code : undefined
}
