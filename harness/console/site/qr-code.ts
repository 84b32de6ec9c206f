import { capturePlanePaths } from '../../contract/index.ts'
import { wholeBody } from '../door.ts'
import type { ConsoleDownload } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import { keptAnswers } from './kept.ts'

/** The QR code of a link as the site draws it. The site keeps only a hash of its secret, so only the console that asked for it has it. */
export const qrCodeDownload: ConsoleDownload = {
  path: '/site/links/:linkId/qr-code.png',
  handler: async ({ params }, services) => {
    const linkId = params['linkId'] ?? ''
    const link = keptAnswers(services).links.get(linkId)
    if (link === undefined) {
      const message = 'The secret of this link was shown once, and not to this console.'
      throw new ApiRefusal({ server: 'The console', status: 404, code: 'link-not-kept', message })
    }
    const asked = { method: 'POST', path: capturePlanePaths.qrCodePicture, values: { linkId } } as const
    const answer = await services.site.open({ ...asked, body: { token: link.token } })
    return { contentType: 'image/png', body: await wholeBody(answer) }
  },
}
