import type { ExchangeSettings, ImportSession, MailboxFolder, TokenResponse } from '../../contract/index.ts'
import { graphPaths } from '../../contract/index.ts'
import type { WriteTarget } from './post-all.ts'

/** The two open doors of one mailbox. */
export interface Doors {
  folderId: string
  targets: Record<'messages' | 'imports', Omit<WriteTarget, 'agent'>>
}

/** Logs in, makes a folder and opens an import session. */
export async function openDoors(
  url: string,
  client: { tenantId: string; clientId: string; clientSecret: string },
  address: string,
  folderName = 'WhatsApp Archiver',
): Promise<Doors> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client.clientId,
    client_secret: client.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  })
  const login = await fetch(`${url}/${client.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: form })
  const authorization = `Bearer ${((await login.json()) as TokenResponse).access_token}`
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const headers = { authorization, 'content-type': 'application/json' }
    const answer = await fetch(`${url}${path}`, { headers, ...sent })
    if (!answer.ok) throw new Error(`${path} got the status ${answer.status}`)
    return (await answer.json()) as T
  }
  const { primaryMailboxId } = await ask<ExchangeSettings>(graphPaths.exchangeSettings.replace(':userId', address))
  const mailbox = (path: string): string => path.replace(':mailboxId', encodeURIComponent(primaryMailboxId))
  const { id } = await ask<MailboxFolder>(mailbox(graphPaths.folders), { displayName: folderName })
  const { importUrl } = await ask<ImportSession>(mailbox(graphPaths.createImportSession), {})
  return {
    folderId: id,
    targets: {
      messages: { url: `${url}/v1.0/users/${address}/mailFolders/${id}/messages`, headers: { authorization } },
      imports: { url: importUrl, headers: {} },
    },
  }
}
