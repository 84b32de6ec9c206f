import { createHash, timingSafeEqual } from 'node:crypto'
import type { Apps, RegisteredApp } from './apps.ts'
import { IdentityRefusal } from './identity-errors.ts'

/** The fields of a request to the login. */
export type TokenForm = Readonly<Record<string, string>>

/**
 * The form with the client's id and secret. They are in the form, or form encoded in the Authorization header (RFC 6749,
 * section 2.3.1). The form takes precedence.
 */
export function withClientCredentials(form: TokenForm, authorization: string | undefined): TokenForm {
  const encoded = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return form
  const [clientId = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { client_id: formDecoded(clientId), client_secret: formDecoded(secret.join(':')), ...form }
}

/** Not `decodeURIComponent`: it throws at a percent sign that encodes nothing. */
function formDecoded(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? ''
}

/** A field that must be there. Throws `parameterMissing`. */
export function required(form: TokenForm, name: string): string {
  const value = form[name]
  if (value === undefined || value === '') throw new IdentityRefusal('parameterMissing', name)
  return value
}

/** The app that a form names. Throws `parameterMissing`, `clientUnknown`. */
export function registeredClient(apps: Apps, form: TokenForm): RegisteredApp {
  const clientId = required(form, 'client_id')
  const app = apps.find(clientId)
  if (app === undefined) throw new IdentityRefusal('clientUnknown', clientId)
  return app
}

/** Checks the secret of an app. Throws `assertionUnknown`, `secretMissing`, `secretWrong`. */
export function requireSecret({ appId, secret: right }: RegisteredApp, form: TokenForm): void {
  const { client_secret: sent = '' } = form
  if (form['client_assertion'] !== undefined) throw new IdentityRefusal('assertionUnknown', appId)
  if (sent === '') throw new IdentityRefusal('secretMissing')
  if (!timingSafeEqual(digest(sent), digest(right))) throw new IdentityRefusal('secretWrong', appId)
}

/** Of one length, which a comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
