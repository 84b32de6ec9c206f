/** The bearer token of a service, fetched once for everybody who needs it at the same time. */
export interface AccessToken {
  get(): Promise<string>
  /** A token other than `refused`, which a server no longer accepts. */
  renew(refused: string): Promise<string>
}

/** A token from `fetchToken`. A fetch that fails is not remembered. */
export function createAccessToken(fetchToken: () => Promise<string>): AccessToken {
  let current: Promise<string> | undefined
  const fetchAnew = (): Promise<string> => {
    const fetched = fetchToken()
    current = fetched
    fetched.catch(() => {
      if (current === fetched) current = undefined
    })
    return fetched
  }
  return {
    get: () => current ?? fetchAnew(),
    renew: async (refused) => {
      const before = current
      const held = await before?.catch(() => undefined)
      if (held !== undefined && held !== refused) return held
      // Many requests are refused at the same time; the first of them renews the token for all.
      return current === before ? fetchAnew() : (current ?? fetchAnew())
    },
  }
}

/** Sends with the token, and once more with a new one when the answer is 401: a token may expire in mid-run (RES-8). */
export async function withToken<T extends { status: number }>(
  token: AccessToken,
  send: (bearer: string) => Promise<T>,
): Promise<T> {
  const first = await token.get()
  const answer = await send(first)
  return answer.status === 401 ? send(await token.renew(first)) : answer
}
