import type { TokenForm } from './identity.ts'

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
