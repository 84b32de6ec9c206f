import { authorizePath, deviceCodePath, devicePagePath } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { traced } from '../graph/tracing.ts'
import type { TokenForm } from '../identity/client-authentication.ts'
import { postedPage, signInPage, textPage } from '../sign-in/sign-in-page.ts'
import type { Services } from './services.ts'

/** Where persons sign in. Nobody has a password here: who signs in says only who they are. */
export function signInOperations(services: Services): Operation[] {
  const { identity, signIn, tracer } = services
  const operation = (
    name: string,
    method: 'GET' | 'POST',
    path: string,
    answer: (request: WireRequest) => WireResponse,
  ): Operation => ({
    name: `signIn.${name}`,
    method,
    path,
    respond: (request) => {
      const { tenantId } = request.params
      // The page on which a code is entered is the same for every tenant.
      if (tenantId !== undefined) identity.discovered(tenantId)
      return traced(answer(request), tracer.trace(request))
    },
  })
  return [
    operation('page', 'GET', authorizePath, ({ url }) => {
      const query = Object.fromEntries(url.searchParams)
      signIn.requireAuthorization(query, url.origin)
      const value = query['login_hint'] ?? ''
      return signInPage('Who are you? There is no password here.', [{ name: 'username', label: 'User name', value }])
    }),
    operation('submit', 'POST', authorizePath, (request) => {
      const { url } = request
      const { address, form } = signIn.finish(Object.fromEntries(url.searchParams), userName(request), url.origin)
      if (form !== undefined) return postedPage(address, form)
      return { status: 302, headers: { location: address, 'cache-control': 'no-store' }, body: '' }
    }),
    {
      ...operation('deviceCode', 'POST', deviceCodePath, (request) =>
        jsonResponse(200, signIn.beginDevice(formOf(request), request.url.origin)),
      ),
      secretFields: ['device_code'],
    },
    operation('devicePage', 'GET', devicePagePath, ({ url }) =>
      signInPage('Enter the code that the app shows.', [
        { name: 'otc', label: 'Code', value: url.searchParams.get('otc') ?? '' },
        { name: 'username', label: 'User name', value: '' },
      ]),
    ),
    operation('submitDevice', 'POST', devicePagePath, (request) => {
      signIn.approveDevice(formOf(request)['otc'] ?? '', userName(request))
      return textPage('You have signed in to the app. You may close this page.')
    }),
  ]
}

function userName(request: WireRequest): string {
  return formOf(request)['username'] ?? ''
}

function formOf({ body }: WireRequest): TokenForm {
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')))
}
