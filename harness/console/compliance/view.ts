import { auditPaths } from '../../contract/index.ts'
import type { ConsoleView } from '../page.ts'
import { auditPage } from './audit-page.ts'
import { caseActions, caseDownloads } from './case-actions.ts'
import { casePage, casesPage } from './case-pages.ts'
import { complianceActions } from './compliance-actions.ts'
import { holdsPage, keptMailboxPage } from './hold-pages.ts'
import { retentionPage } from './retention-page.ts'
import { searchesPage, searchPage } from './search-pages.ts'

/** What the archive is for: searches, holds, retention, cases and the audit log. */
export const complianceView: ConsoleView = {
  name: 'Compliance',
  path: '/compliance',
  pages: [searchesPage, searchPage, holdsPage, keptMailboxPage, retentionPage, casesPage, casePage, auditPage],
  actions: [...complianceActions, ...caseActions],
  downloads: [
    ...caseDownloads,
    {
      path: '/compliance/audit/log',
      handler: async (_request, { tenant }) => {
        const { body } = await tenant.open({ method: 'GET', path: auditPaths.log })
        return { contentType: 'application/jsonl', fileName: 'audit-log.jsonl', body }
      },
    },
  ],
}
