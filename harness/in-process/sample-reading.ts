import { sampleClient } from '../m365/sample-tenant.ts'
import type { SampleCaller } from '../stores/sample-restart.ts'

export const casesPath = '/v1.0/security/cases/ediscoveryCases'
export const connectorsPath = '/data-connectors/v1/connectors'
export const mailboxOf = (name: string): string => `/v1.0/users/${name}@contoso.example`

/** The requests of a person with every role, and those of an app. */
export interface Callers {
  caller: SampleCaller
  person: { headers: Record<string, string> }
  app: { headers: Record<string, string> }
  refreshToken: string
}

interface Listed {
  value: {
    id: string
    connectorId: string
    runId: string
    searchId: string
    exportFileMetadata?: { downloadUrl: string }[]
  }[]
}

/** Reads what the parts of a tenant show. */
export async function readEverything({ caller, person, app }: Callers, inbox: string): Promise<void> {
  const read = (path: string, sent: Callers['app']) => caller.json<Listed>('GET', path, sent)
  for (const path of ['users', 'users?$top=1', 'users/delta', 'organization']) await read(`/v1.0/${path}`, app)
  for (const name of ['asha', 'ben']) {
    for (const path of ['', '/settings/exchange', '/mailFolders', '/messages', `/mailFolders/inbox/messages`]) {
      await read(`${mailboxOf(name)}${path}`, app)
    }
  }
  await read(`${mailboxOf('asha')}/mailFolders/${inbox}/messages/delta`, app)
  for (const path of ['products', 'connectors', 'auditing', 'role-groups'])
    await read(`/data-connectors/v1/${path}`, person)
  for (const { connectorId } of (await read(connectorsPath, person)).value) {
    const runs = await read(`${connectorsPath}/${connectorId}/runs`, person)
    for (const { runId } of runs.value) {
      await read(`${connectorsPath}/${connectorId}/runs/${runId}`, person)
      await caller.ask('GET', `${connectorsPath}/${connectorId}/runs/${runId}/import-log`, person)
    }
  }
  for (const path of ['holds', 'retention-policies', 'settings', 'audit/head'])
    await read(`/compliance/v1/${path}`, person)
  for (const name of ['asha', 'ben', 'cleo', 'dan', 'eve']) {
    await read(`/compliance/v1/mailboxes/${name}@contoso.example`, person)
    await read(`/compliance/v1/mailboxes/${name}@contoso.example/recoverable-items`, person)
  }
  for (const { searchId } of (await read('/compliance/v1/content-searches', person)).value) {
    await read(`/compliance/v1/content-searches/${searchId}/hits`, person)
  }
  await caller.ask('GET', '/compliance/v1/audit/log', person)
  for (const { id } of (await read('/v1.0/security/auditLog/queries', app)).value) {
    await read(`/v1.0/security/auditLog/queries/${id}/records`, app)
  }
  await caller.ask('GET', `/${sampleClient.tenantId}/discovery/v2.0/keys`)
  for (const { id } of (await read(casesPath, app)).value) await readCase(`${casesPath}/${id}`, caller, app)
}

async function readCase(path: string, { ask, json }: SampleCaller, app: Callers['app']): Promise<void> {
  const read = (below: string) => json<Listed>('GET', `${path}/${below}`, app)
  for (const { id } of (await read('custodians')).value) await read(`custodians/${id}/userSources`)
  for (const { id } of (await read('legalHolds')).value) await read(`legalHolds/${id}/userSources`)
  for (const { id } of (await read('searches')).value) await read(`searches/${id}/lastEstimateStatisticsOperation`)
  await read('reviewSets')
  for (const { id } of (await read('operations')).value) {
    const { exportFileMetadata = [] } = await json<Listed['value'][number]>('GET', `${path}/operations/${id}`, app)
    for (const { downloadUrl } of exportFileMetadata) await ask('GET', downloadUrl, app)
  }
}
