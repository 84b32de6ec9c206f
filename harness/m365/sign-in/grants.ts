import { createHash } from 'node:crypto'
import { type Savable, saveAll } from '../../control/savable.ts'
import { drawSecret } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { createUrlSessions, type UrlSession } from '../graph/url-sessions.ts'
import { IdentityRefusal } from '../identity/identity-errors.ts'

/** What a person granted to an app. */
export interface Grant {
  appId: string
  /** The person, by the object id in the directory. */
  objectId: string
  graph: readonly string[]
  openId: readonly string[]
}

interface CodeGrant extends Grant {
  redirectUri: string
  codeChallenge: string | undefined
  nonce: string | undefined
}

interface DeviceRequest extends Omit<Grant, 'objectId'> {
  userCode: string
  /** Undefined until a person has entered the code. */
  objectId: string | undefined
}

/** Codes and refresh tokens that a tenant has issued. All are secrets, and live on the real clock. */
export interface Grants extends Savable {
  openCode(grant: CodeGrant): string
  /** The grant of a code; a code works once. Throws `codeInvalid`, `verifierWrong`, `redirectDiffers`. */
  redeemCode(code: string, sent: { appId: string; redirectUri: string; verifier: string | undefined }): CodeGrant
  openRefresh(grant: Grant): string
  /** Throws `refreshInvalid`. */
  refresh(token: string, appId: string): Grant
  openDevice(request: Omit<DeviceRequest, 'userCode' | 'objectId'>): { deviceCode: string; userCode: string }
  /** Throws `userCodeUnknown`. */
  approve(userCode: string, objectId: string): void
  /** Throws `authorizationPending`, `deviceCodeInvalid`. */
  redeemDevice(deviceCode: string, appId: string): Grant
}

const minute = 60
/** How long a code can be redeemed, in seconds. */
const codeLifeSeconds = 10 * minute
/** How long a person may take to enter a device code, in seconds. */
export const deviceLifeSeconds: number = 15 * minute
const refreshLifeSeconds = 90 * 24 * 60 * minute

/** The grants that the tables hold. */
export function createGrants(tables: StateTables): Grants {
  const codes = createUrlSessions<CodeGrant>(codeLifeSeconds, tables.within('codes'))
  const refreshes = createUrlSessions<Grant>(refreshLifeSeconds, tables.within('refresh tokens'))
  const devices = createUrlSessions<DeviceRequest>(deviceLifeSeconds, tables.within('device codes'))
  const deviceByUserCode = tables.map<string>('device code of user code')
  return {
    openCode: (grant) => codes.open(grant).token,
    redeemCode: (code, { appId, redirectUri, verifier }) => {
      const grant = codes.behind(code)
      codes.close(code)
      if (grant === undefined || grant.appId !== appId) throw new IdentityRefusal('codeInvalid')
      if (grant.redirectUri !== redirectUri) throw new IdentityRefusal('redirectDiffers')
      requireVerifier(grant, verifier)
      return grant
    },
    openRefresh: (grant) => refreshes.open(grant).token,
    refresh: (token, appId) => {
      const grant = refreshes.behind(token)
      if (grant === undefined || grant.appId !== appId) throw new IdentityRefusal('refreshInvalid')
      return grant
    },
    openDevice: (request) => {
      const userCode = drawUserCode()
      const { token: deviceCode } = devices.open({ ...request, userCode, objectId: undefined })
      // Those that were redeemed or have expired.
      for (const [known, device] of deviceByUserCode) {
        if (devices.behind(device) === undefined) deviceByUserCode.delete(known)
      }
      deviceByUserCode.set(userCode, deviceCode)
      return { deviceCode, userCode }
    },
    approve: (userCode, objectId) => {
      const deviceCode = deviceByUserCode.get(userCode.trim().toUpperCase()) ?? ''
      const request = devices.behind(deviceCode)
      if (request === undefined) throw new IdentityRefusal('userCodeUnknown')
      devices.replace(deviceCode, { ...request, objectId })
    },
    redeemDevice: (deviceCode, appId) =>
      redeemDevice(devices.behind(deviceCode), appId, () => devices.close(deviceCode)),
    save: () => saveAll([codes, refreshes, devices, deviceByUserCode]),
  }
}

function redeemDevice(request: UrlSession<DeviceRequest> | undefined, appId: string, close: () => void): Grant {
  if (request === undefined || request.appId !== appId) throw new IdentityRefusal('deviceCodeInvalid')
  const { objectId, graph, openId } = request
  if (objectId === undefined) throw new IdentityRefusal('authorizationPending')
  close()
  return { appId, objectId, graph, openId }
}

/** PKCE (RFC 7636, 4.6), with S256 only. */
function requireVerifier({ codeChallenge }: CodeGrant, verifier: string | undefined): void {
  if (codeChallenge === undefined) return
  const challenge = createHash('sha256')
    .update(verifier ?? '')
    .digest('base64url')
  if (challenge !== codeChallenge) throw new IdentityRefusal('verifierWrong')
}

/** Nine letters and digits that a person can read out: no vowels, no `0`, `1` or `L`. */
function drawUserCode(): string {
  const letters = 'BCDFGHJKMNPQRSTVWXZ23456789'
  const bytes = Buffer.from(drawSecret(16), 'base64url')
  return [...bytes.subarray(0, 9)].map((byte) => letters[byte % letters.length]).join('')
}
