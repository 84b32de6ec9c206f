import { passedAlways } from '../../runner/carriers/passed-environment.ts'
import type { SyncSeen } from './smoke.ts'
import { type Judgement, ok, wrong } from './step.ts'

/** Does the connector run at all? Exit codes 126 and 127 come from the shell, for a command that it could not run. */
export function judgeStart({ outcome, site, tenant }: SyncSeen): Judgement {
  const { trouble, exitCode, status, message } = outcome
  if (trouble === 'not-understood') {
    return wrong(message, 'answer POST /sync with 202 and a syncId, and GET /sync/<syncId> with the status of the sync')
  }
  if (trouble === 'not-started') {
    return wrong(message, 'make sure that the command can be started, or that the service runs at its address')
  }
  const isConnected = site.connections + tenant.connections > 0
  if (!isConnected && (exitCode === 126 || exitCode === 127)) {
    return wrong(
      message,
      `fix the command: sh runs it in this folder, with the MT_ variables, ${passedAlways.join(', ')}, TZ and the variables that --pass-env names`,
    )
  }
  if (isConnected || status === 'done' || trouble !== undefined) return ok()
  return wrong(
    `it ended before it connected to anything: ${message}`,
    'start it by hand with these variables: mock-telemessage serve writes them to .mock-telemessage/connector.env',
  )
}

/** Was one message archived within the time limit? */
export function judgeTime({ outcome }: SyncSeen): Judgement {
  if (outcome.trouble !== 'over-time') return ok()
  return wrong(
    outcome.message,
    'end when this one sync is over, and do not wait for the next one; or raise --connector-limit',
  )
}

/** Were there requests on the connections that were opened? A client that does not trust the certificate makes none. */
export function judgeTrust({ site, tenant }: SyncSeen): Judgement {
  const servers = [
    { name: 'MT_TELEMESSAGE_URL', ...site },
    { name: 'MT_LOGIN_URL and MT_GRAPH_URL', ...tenant },
  ]
  const met = servers.filter((server) => server.connections > 0)
  if (met.length === 0) {
    return wrong(
      'there were no connections to MT_TELEMESSAGE_URL, MT_LOGIN_URL or MT_GRAPH_URL',
      'use the addresses in these variables, and no proxy',
    )
  }
  const silent = met.filter((server) => server.requests.length === 0).map((server) => server.name)
  if (silent.length === 0) return ok()
  return wrong(
    `there were connections to ${silent.join(' and to ')}, but no request on any of them`,
    'speak https, and trust the certificate authority in the PEM file that MT_CA_FILE names',
  )
}
