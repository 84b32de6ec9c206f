import { Readable } from 'node:stream'
import { type AuditHead, type AuditVerification, auditPaths } from '../../contract/index.ts'
import { jsonResponse, type Operation } from '../../control/wire.ts'
import { type PersonOperation, personOperation } from '../administration/person-operation.ts'
import { lineOf } from '../compliance/audit/audit-entry.ts'
import type { AuditLog } from '../compliance/audit/audit-log.ts'
import { verifyLog } from '../compliance/audit/verify-log.ts'
import { readQuery } from '../graph/query-options.ts'
import type { Services } from '../operations/services.ts'

const needs: PersonOperation['needs'] = { roles: ['View-Only Audit Logs'], orElse: 'auditRoleMissing' }

/** The audit log as a whole, for people. An API of ours: Graph returns records, and without digests nobody can verify them. */
export function auditLogOperations(services: Services): Operation[] {
  const { log } = services.audit
  return [
    personOperation(services, {
      name: 'audit.head',
      method: 'GET',
      path: auditPaths.head,
      needs,
      answer: ({ url }) => {
        readQuery(url, [])
        const { sequence: goneEntries, digest: checkpoint } = log.checkpoint()
        const entries = log.size() - goneEntries
        return jsonResponse(200, { entries, head: log.head(), goneEntries, checkpoint } satisfies AuditHead)
      },
    }),
    personOperation(services, {
      name: 'audit.verify',
      method: 'GET',
      path: auditPaths.verification,
      needs,
      answer: async ({ url }) => {
        readQuery(url, [])
        return jsonResponse(200, await verification(log))
      },
    }),
    personOperation(services, {
      name: 'audit.export',
      method: 'GET',
      path: auditPaths.log,
      needs,
      answer: ({ url }) => {
        readQuery(url, [])
        return {
          status: 200,
          headers: {
            'content-type': 'application/jsonl',
            'content-disposition': 'attachment; filename="audit-log.jsonl"',
          },
          body: Readable.from(linesOf(log, log.size()), { objectMode: false }),
        }
      },
    }),
  ]
}

/** The log as a reader of an export would verify it, from the checkpoint to the head. */
async function verification(log: AuditLog): Promise<AuditVerification> {
  const { sequence, digest } = log.checkpoint()
  const lines = Array.from(log.entries(log.size()), lineOf)
  const { entries, problems } = await verifyLog(lines, log.head(), sequence === 0 ? undefined : digest)
  return {
    entries,
    isWhole: problems.length === 0,
    problems: problems.map(({ sequence: number, kind, message }) => ({ sequence: number, kind, message })),
  }
}

/** What happens during a download, the download itself too, is in the next one. */
function* linesOf(log: AuditLog, until: number): Generator<string> {
  let lines: string[] = []
  for (const entry of log.entries(until)) {
    lines.push(`${lineOf(entry)}\n`)
    if (lines.length < 500) continue
    yield lines.join('')
    lines = []
  }
  if (lines.length > 0) yield lines.join('')
}
