import { type Operation, textOfBody, type WireServer } from '../../control/wire.ts'

/** Where answers carry what opens something: tokens, and addresses with a token in them. */
const tokenFields = ['accessToken', 'access_token']
const linkFields = ['importUrl', 'uploadUrl']

/** Operations whose answers have such fields; the others need not be looked at. */
const issuers = ['login', 'token', 'import.createSession', 'attachments.createUploadSession']

/** The same server, with every token that it hands out told to `note`: what a connector must keep to itself (SEC-1, SEC-3). */
export function withSecretsNoted<Server extends WireServer>(server: Server, note: (secret: string) => void): Server {
  const operations = server.operations.map((one) => (issuers.includes(one.name) ? noting(one, note) : one))
  return { ...server, operations }
}

function noting(operation: Operation, note: (secret: string) => void): Operation {
  return {
    ...operation,
    respond: async (request, within) => {
      const response = await operation.respond(request, within)
      const text = response.status < 300 ? textOfBody(response.body) : undefined
      for (const secret of text === undefined ? [] : secretsIn(JSON.parse(text))) note(secret)
      return response
    },
  }
}

function secretsIn(answer: object): string[] {
  return Object.entries(answer).flatMap(([field, value]): string[] => {
    if (tokenFields.includes(field)) return [String(value)]
    const token = linkFields.includes(field) ? new URL(String(value)).searchParams.get('token') : null
    return token === null ? [] : [token]
  })
}
