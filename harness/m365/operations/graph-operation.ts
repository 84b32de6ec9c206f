import type { AppRole } from '../../contract/index.ts'
import type { HandleRequest, Operation, WireRequest, WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { prefersNoMetadata, withoutMetadata } from '../graph/json-form.ts'
import { refuseFunctions, signedInKey } from '../graph/odata/index.ts'
import { type Honoured, refuseUnhonoured, withPreferencesApplied } from '../graph/request-headers.ts'
import { traced } from '../graph/tracing.ts'
import { isInReach } from '../identity/access-policy.ts'
import type { App } from '../identity/access-tokens.ts'
import { isGranted } from '../identity/app-roles.ts'
import { requestBytesMax } from '../mail/limits.ts'
import type { MailboxCall } from '../throttling/throttle.ts'
import type { Services } from './services.ts'

/** An operation of Graph behind an access token. */
export interface GraphOperation extends Pick<Operation, 'name' | 'method' | 'path' | 'secretFields'> {
  /**
   * The least permission that the app needs. `User.Read.All` is for operations of the directory. With any other
   * permission the operation is about the mailbox of the `userId` or `mailboxId` in its path, and access policies
   * apply. Undefined: a valid token is enough.
   */
  role: AppRole | undefined
  /** What it does with request headers that the tenant otherwise refuses, or that have no effect. Absent: nothing. */
  honours?: readonly Honoured[]
  answer(request: WireRequest, app: App, within?: HandleRequest): WireResponse | Promise<WireResponse>
}

/** The operation with authorisation in front of it and trace ids on its answer. Throws a GraphRefusal for a bad token. */
export function graphOperation(
  services: Services,
  { role, honours = [], answer, ...operation }: GraphOperation,
): Operation {
  return {
    ...operation,
    respond: async (sent, within) => {
      const token = bearerToken(sent)
      if (token === undefined) throw new GraphRefusal('tokenMissing')
      const app = await services.tokens.verify(token)
      const request = ofSignedIn(sent, app)
      refuseFunctions(request)
      refuseUnhonoured(request, honours)
      const mailbox = admit(services, request, role, app)
      if (request.body.length > requestBytesMax) throw new GraphRefusal('bodyTooLarge')
      const response =
        mailbox === undefined
          ? await answer(request, app, within)
          : await services.throttle.pass(mailboxCall(app.appId, mailbox, request), () => answer(request, app, within))
      return traced(inForm(withPreferencesApplied(response, request, honours), request), services.tracer.trace(request))
    },
  }
}

/** `/me` is the user who signed in, under the id in the directory. Throws `personNeeded`. */
function ofSignedIn(request: WireRequest, { person }: App): WireRequest {
  if (request.params['userId'] !== signedInKey) return request
  if (person === undefined) throw new GraphRefusal('personNeeded')
  return { ...request, params: { ...request.params, userId: person.objectId } }
}

/** Graph names the form of its JSON, except that of errors and of batches. */
const fullType = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

/** A JSON answer with the type that Graph names, and without annotations for a request that does not need them. */
export function inForm(answer: WireResponse, request: WireRequest): WireResponse {
  const isJson = answer.headers['content-type'] === 'application/json; charset=utf-8'
  if (!isJson || answer.status >= 300) return answer
  const isPlain = prefersNoMetadata(request)
  const contentType = isPlain ? fullType.replace('metadata=minimal', 'metadata=none') : fullType
  const body = isPlain ? withoutMetadata(answer.body) : answer.body
  return { ...answer, headers: { ...answer.headers, 'content-type': contentType }, body }
}

/** The entry whose mailbox the request is about, if there is one. Throws `directoryDenied`, `mailDenied`, `accessPolicyDenied`. */
function admit(services: Services, request: WireRequest, role: AppRole | undefined, app: App): string | undefined {
  if (role === undefined) return undefined
  if (app.person !== undefined) return admitPerson(services, request, role, app)
  const isAboutMailbox = role !== 'User.Read.All'
  if (!isGranted(app.roles, role)) throw new GraphRefusal(isAboutMailbox ? 'mailDenied' : 'directoryDenied')
  if (!isAboutMailbox) return undefined
  const policy = services.apps.find(app.appId)?.accessPolicy
  const entryId = mailboxHolder(services, request)
  const isKept = policy !== undefined && entryId !== undefined && !isInReach(policy, entryId, services.directory)
  if (isKept) throw new GraphRefusal('accessPolicyDenied')
  return entryId
}

/** A person reaches their own mailbox, and of the directory themself and what a permission shows. */
function admitPerson(
  services: Services,
  request: WireRequest,
  role: AppRole,
  { roles, person }: App,
): string | undefined {
  const own = services.directory.user(person?.objectId ?? '')
  if (own === undefined) throw new GraphRefusal('tokenInvalid')
  if (role === 'User.Read.All') {
    const isOwn = services.directory.user(request.params['userId'] ?? '') === own
    if (!isGranted(roles, role) && !isOwn) throw new GraphRefusal('directoryDenied')
    return undefined
  }
  const entryId = mailboxHolder(services, request)
  if (!isGranted(roles, role) || (entryId !== undefined && entryId !== own.entry.entryId)) {
    throw new GraphRefusal('mailDenied')
  }
  return entryId
}

/** The entry whose mailbox a path is about. Undefined if no user has that id; then the operation itself answers. */
function mailboxHolder({ directory, mailboxes, tokens }: Services, request: WireRequest): string | undefined {
  const { userId: asked, mailboxId } = request.params
  const signedIn = asked === signedInKey ? tokens.appBehind(bearerToken(request) ?? '')?.person?.objectId : undefined
  const userId = signedIn ?? asked
  if (userId !== undefined) return directory.user(userId)?.entry.entryId
  return mailboxId === undefined ? undefined : mailboxes.byId(mailboxId)?.entryId
}

/** A request as the throttle counts it. */
export function mailboxCall(appId: string, mailbox: string, { method, body }: WireRequest): MailboxCall {
  return { appId, mailbox, uploadBytes: method === 'GET' || method === 'DELETE' ? 0 : body.length }
}

/** Who calls: the app of a valid access token, or else the app of the token in an import or upload URL. */
export function actorOf(
  { tokens, importSessions, uploadSessions }: Services,
  request: WireRequest,
): string | undefined {
  const bearer = tokens.appBehind(bearerToken(request) ?? '')
  const token = urlToken(request)
  return (bearer ?? importSessions.behind(token) ?? uploadSessions.behind(token))?.appId
}

/**
 * The directory entry whose mailbox a request is about, by whichever id the request names the mailbox. Undefined if the
 * request is not about a mailbox.
 */
export function resourceOf(services: Services, request: WireRequest): string | undefined {
  const { mailboxes, importSessions, uploadSessions } = services
  const token = urlToken(request)
  const importing = importSessions.behind(token)
  if (importing !== undefined) return mailboxes.byId(importing.mailboxId)?.entryId
  return uploadSessions.behind(token)?.entryId ?? mailboxHolder(services, request)
}

/** Ends the life of the token that a request is authorised by; false if it has none. */
export function expire({ tokens, importSessions, uploadSessions }: Services, request: WireRequest): boolean {
  const token = urlToken(request)
  return tokens.expire(bearerToken(request) ?? '') || importSessions.expire(token) || uploadSessions.close(token)
}

function urlToken({ url }: WireRequest): string {
  return url.searchParams.get('token') ?? ''
}

let latest: { header: string; token: string | undefined } = { header: '', token: undefined }

/**
 * The token of the Authorization header. For a header that equals the previous one, the same string is returned: a
 * client sends one header all day, and looking up the same string is fast.
 */
export function bearerToken(request: WireRequest): string | undefined {
  const header = request.headers['authorization'] ?? ''
  if (latest.header !== header) latest = { header, token: /^bearer +(\S+)$/i.exec(header)?.[1] }
  return latest.token
}
