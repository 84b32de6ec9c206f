import type { ConsoleDownload } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import { pictureTypes } from './attachments-part.ts'
import { attachmentBytes, attachmentsOf, messageSource } from './graph-mail.ts'

const below = '/mailboxes/:user/messages/:messageId'
const valuesOf = (params: Record<string, string>): { userId: string; messageId: string } => ({
  userId: params['user'] ?? '',
  messageId: params['messageId'] ?? '',
})

/** The source of a message, its files, and its pictures. */
export const mailboxDownloads: readonly ConsoleDownload[] = [
  {
    path: `${below}/source`,
    handler: async ({ params }, { app }) => ({
      contentType: 'message/rfc822',
      fileName: 'message.eml',
      body: await messageSource(app, valuesOf(params)),
    }),
  },
  {
    path: `${below}/attachments/:attachmentId`,
    handler: async ({ params }, { app }) => {
      const values = { ...valuesOf(params), attachmentId: params['attachmentId'] ?? '' }
      const found = await attachmentIn(app, values)
      // No type that a browser would open: the sender chose it.
      const contentType = 'application/octet-stream'
      return { contentType, fileName: found.name ?? 'file', body: await attachmentBytes(app, values) }
    },
  },
  {
    path: `${below}/attachments/:attachmentId/picture`,
    handler: async ({ params }, { app }) => {
      const values = { ...valuesOf(params), attachmentId: params['attachmentId'] ?? '' }
      const found = await attachmentIn(app, values)
      const contentType = (found.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
      if (!pictureTypes.includes(contentType)) {
        const message = `It is ${contentType}; only ${pictureTypes.join(', ')} are shown.`
        throw new ApiRefusal({ server: 'The console', status: 404, code: 'NoPicture', message })
      }
      return { contentType, body: await attachmentBytes(app, values) }
    },
  },
]

async function attachmentIn(
  app: Parameters<typeof attachmentsOf>[0],
  { userId, messageId, attachmentId }: Parameters<typeof attachmentBytes>[1],
): Promise<{ name: string | null; contentType: string | null }> {
  const found = (await attachmentsOf(app, userId, messageId)).find(({ id }) => id === attachmentId)
  if (found !== undefined) return found
  const message = 'The message has no such file.'
  throw new ApiRefusal({ server: 'The tenant', status: 404, code: 'ErrorItemNotFound', message })
}
