import { expect, test } from 'vitest'
import type { ArmedFault, FaultEffect } from '../../faults/fault-board.ts'
import type { WireServer } from '../../wire.ts'
import type { ControlRoom } from '../control-room.ts'
import { sampleDigest, sampleFile, sampleRoom, sampleServer } from '../sample-server.ts'

/** The address of the sample server in the tests of transports. */
export const baseUrl = 'https://sample.example'

/** A sample server behind a transport that has just been opened. */
interface Opened {
  /** Arms an effect; the returned function shows its counts. */
  arm(operation: string, effect: FaultEffect, more?: object): () => ArmedFault | undefined
  ask(path: string, init?: RequestInit): Promise<Response>
  /** How often the operations with a token were carried out. */
  served(): number
}

type Setup = () => Opened

/** Every effect that a transport within the caller's process can have, observed with `fetch`, and counted. */
export function inProcessFaults(open: (server: WireServer, room: ControlRoom) => void): void {
  const setup: Setup = () => {
    const room = sampleRoom()
    const server = sampleServer()
    open(server, room)
    return {
      arm: (operation, effect, more = {}) => {
        const { faultId } = room.faults.arm({ operation, effect, ...more })
        return () => room.faults.list().find((fault) => fault.faultId === faultId)
      },
      ask: (path, init = {}) =>
        fetch(`${baseUrl}${path}`, { redirect: 'manual', headers: { authorization: 'asha' }, ...init }),
      served: server.served,
    }
  }
  inPlaceOfAnswers(setup)
  onBodies(setup)
  onPages(setup)
  onCredentialsAndConnections(setup)
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer())
}

function inPlaceOfAnswers(setup: Setup): void {
  test.each<[FaultEffect, number, string | null, number]>([
    [{ kind: 'answer', status: 503, retryAfterSeconds: 3 }, 503, '3', 0],
    [{ kind: 'redirect', status: 307, to: 'https://elsewhere.example/' }, 307, 'https://elsewhere.example/', 0],
    [{ kind: 'answer-after', status: 504 }, 504, null, 1],
  ])('sends the status of %j', async (effect, status, header, operations) => {
    const { arm, ask, served } = setup()
    const fault = arm('items.list', effect)
    const { status: given, headers } = await ask('/items')
    expect([given, headers.get('location') ?? headers.get('retry-after')]).toEqual([status, header])
    expect([served(), fault()?.hits]).toEqual([operations, 1])
  })

  test('counts callers that come back too early', async () => {
    const { arm, ask } = setup()
    const fault = arm('items.list', { kind: 'answer', status: 429, retryAfterSeconds: 60 }, { times: 1 })
    await ask('/items')
    await ask('/items')
    expect(fault()).toMatchObject({ calls: 2, hits: 1, earlyReturns: 1 })
  })

  test.each([
    ['reset', 0],
    ['reset-after', 1],
  ] as const)('%s: is an error in place of an answer, after %i operations', async (kind, operations) => {
    const { arm, ask, served } = setup()
    const fault = arm('items.list', { kind })
    await expect(ask('/items')).rejects.toThrow()
    expect([served(), fault()?.hits]).toEqual([operations, 1])
  })

  test('time-out: never answers', async () => {
    const { arm, ask } = setup()
    const fault = arm('items.list', { kind: 'time-out' })
    await expect(ask('/items', { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(fault()?.hits).toBe(1)
  })
}

function onBodies(setup: Setup): void {
  test('truncate: declares the whole length, and breaks off', async () => {
    const { arm, ask } = setup()
    const fault = arm('file', { kind: 'truncate', sentBytes: 250 })
    const response = await ask('/file')
    const pieces: Uint8Array[] = []
    const pending = (async () => {
      for await (const piece of response.body ?? []) pieces.push(piece)
    })()
    await expect(pending).rejects.toThrow()
    expect(Buffer.concat(pieces).equals(sampleFile.subarray(0, 250))).toBe(true)
    expect([response.headers.get('content-length'), fault()?.hits]).toEqual(['1000', 1])
  })

  test('malformed-json: is not JSON', async () => {
    const { arm, ask } = setup()
    const fault = arm('items.list', { kind: 'malformed-json' })
    const response = await ask('/items')
    await expect(response.json()).rejects.toThrow(SyntaxError)
    expect([response.status, fault()?.hits]).toEqual([200, 1])
  })

  test('drip: delivers the whole body', async () => {
    const { arm, ask } = setup()
    const fault = arm('file', { kind: 'drip', pieceBytes: 100, pauseMs: 1 })
    expect((await bytesOf(await ask('/file'))).equals(sampleFile)).toBe(true)
    expect(fault()?.hits).toBe(1)
  })

  test.each([
    ['wrong-digest', false, true],
    ['wrong-bytes', true, false],
  ] as const)('%s: makes header and body differ', async (kind, isRightDigest, areRightBytes) => {
    const { arm, ask } = setup()
    const fault = arm('file', { kind })
    const response = await ask('/file')
    expect(response.headers.get('repr-digest') === sampleDigest).toBe(isRightDigest)
    expect((await bytesOf(response)).equals(sampleFile)).toBe(areRightBytes)
    expect(fault()?.hits).toBe(1)
  })
}

function onPages(setup: Setup): void {
  test('repeat-page: sends the previous page again', async () => {
    const { arm, ask } = setup()
    const fault = arm('items.list', { kind: 'repeat-page' }, { fromCall: 2 })
    const pages = [await (await ask('/items')).text(), await (await ask('/items')).text()]
    expect([pages[1] === pages[0], fault()?.hits]).toEqual([true, 1])
  })

  test.each([
    ['repeat-item', [1, 1, 2, 3]],
    ['reorder-page', [3, 2, 1]],
  ] as const)('%s: distorts a page', async (kind, items) => {
    const { arm, ask } = setup()
    const fault = arm('items.list', { kind })
    expect(await (await ask('/items')).json()).toMatchObject({ items })
    expect(fault()?.hits).toBe(1)
  })
}

function onCredentialsAndConnections(setup: Setup): void {
  test("expired-token: sends the server's own refusal", async () => {
    const { arm, ask } = setup()
    const fault = arm('items.list', { kind: 'expired-token' }, { times: 1 })
    const response = await ask('/items')
    expect([response.status, await response.json(), fault()?.hits]).toEqual([401, { code: 'token-expired' }, 1])
  })

  test('refuses faults on the opening of connections, since it has no connections', () => {
    const { arm } = setup()
    expect(() => arm('connections.open', { kind: 'untrusted-certificate' })).toThrow('no operation "connections.open"')
  })
}
