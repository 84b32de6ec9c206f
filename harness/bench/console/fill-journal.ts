import type { Journal } from '../../control/journal.ts'
import { dayFrom, dayTo } from '../firm.ts'

/** One exchange in so many is refused. */
export const refusedOneIn = 5_000

/** Records exchanges as those of an import: items that are read from the site, and messages that are posted to mailboxes. */
export function fillJournal(journal: Journal, count: number): void {
  const stepMs = (dayTo.getTime() - dayFrom.getTime()) / count
  for (let done = 0; done < count; done += 1) {
    const isRead = done % 10 === 0
    const isRefused = done % refusedOneIn === refusedOneIn - 1
    journal.record({
      ...(isRead
        ? { server: 'telemessage', operation: 'items.list', actor: 'archive-admin', method: 'GET' }
        : { server: 'm365', operation: 'folderMessages.create', actor: app, method: 'POST' }),
      path: isRead
        ? `/archive/v1/items?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&cursor=${done}`
        : `/v1.0/users/person.${done % 200}@contoso.example/mailFolders/${done}/messages`,
      status: isRefused ? 429 : isRead ? 200 : 201,
      requestBytes: isRead ? 0 : 1_200,
      fault: undefined,
      ...(isRefused && { refusal: 'Application is over its MailboxConcurrency limit.' }),
      at: new Date(dayFrom.getTime() + done * stepMs),
    })
  }
}

const app = 'b3fb56f6-9476-4724-94f6-c800a53b2770'
