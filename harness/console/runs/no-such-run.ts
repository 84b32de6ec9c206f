import { ApiRefusal } from '../refusal.ts'

/** The refusal for an id, or a file, that is not there. */
export function noSuchRun(what: string): ApiRefusal {
  return new ApiRefusal({ server: 'The console', status: 404, code: 'no-such-run', message: what })
}

/** The id in the path of a page. */
export function runIdIn(params: Record<string, string>): string {
  return params['runId'] ?? ''
}
