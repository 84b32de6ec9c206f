import { type Operation, textOfBody, type WireServer } from '../../control/wire.ts'

/**
 * The same server, but it reports every token in its answers to `note`; a connector must keep these secret (SEC-1,
 * SEC-3).
 */
export function withSecretsNoted<Server extends WireServer>(server: Server, note: (secret: string) => void): Server {
  const operations = server.operations.map((one) => (one.secretFields === undefined ? one : noting(one, note)))
  return { ...server, operations }
}

function noting(operation: Operation, note: (secret: string) => void): Operation {
  return {
    ...operation,
    respond: async (request, within) => {
      const response = await operation.respond(request, within)
      const text = response.status < 300 ? textOfBody(response.body) : undefined
      for (const secret of text === undefined ? [] : secretsIn(JSON.parse(text), operation.secretFields)) note(secret)
      return response
    },
  }
}

function secretsIn(answer: object, fields: readonly string[] = []): string[] {
  return Object.entries(answer)
    .filter(([field]) => fields.includes(field))
    .map(([, value]) => tokenIn(String(value)) ?? String(value))
}

/** The token in the query of an address. */
function tokenIn(value: string): string | undefined {
  return URL.canParse(value) ? (new URL(value).searchParams.get('token') ?? undefined) : undefined
}
