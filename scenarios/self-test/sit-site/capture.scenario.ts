import type { Network } from '#contract'
import type { Scenario } from '../../../harness/runner/index.ts'
import { type SelfTest, selfTest } from '../self-test.ts'
import { verdictOf } from '../site-client.ts'
import { credentialsIn, ola } from '../site-words.ts'

/** What is captured, of whom, and from when on (SIT-1, SIT-2, SIT-3). */
export const capture: Scenario[] = [
  selfTest('SIT-1/in-the-archive-at-once', 'has an event in the archive when it answers the phone', async (site) => {
    const { device } = await site.linksAsha()
    site.demands('items before anything happened', '0', String((await site.archived()).length))
    const item = await site.captures(device.deviceToken, { text: 'Now.' })
    const [first, ...others] = await site.archived()
    site.demands('the item in the archive', JSON.stringify(item), first ? JSON.stringify(first) : 'nothing')
    site.demands('other items', '0', String(others.length))
    site.demands('when it reached the site', site.world.clock.now().toISOString(), item.captureTime)
  }),
  selfTest('SIT-1/files-too', 'has the bytes of a file in the archive as soon as the event is there', async (site) => {
    const { device } = await site.linksAsha()
    const bytes = Buffer.from('%PDF-1.7 the figures')
    const uploadId = await site.uploads(device.deviceToken, bytes)
    const file = { uploadId, fileName: 'figures.pdf', contentType: 'application/pdf' }
    const { itemId, attachments } = await site.captures(device.deviceToken, { kind: 'document', attachments: [file] })
    const [attachment] = attachments
    const served = await site.admin('GET', `/archive/v1/items/${itemId}/attachments/${attachment?.attachmentId}`)
    site.demands('the bytes of the file', bytes.toString(), served.body.toString())
  }),
  selfTest('SIT-2/no-plan', 'captures nothing of a user without an archive plan', async (site) => {
    const { user, planId, device } = await site.linksAsha()
    const assignment = `/capture/v1/plans/${planId}/users/${user.userId}`
    await site.admin('DELETE', assignment)
    const refused = await site.posts(device.deviceToken)
    site.demands('an event without a plan', '403 no-plan', verdictOf(refused))
    site.demands('items without a plan', '0', String((await site.archived()).length))
    await site.admin('PUT', assignment)
    site.demands('an event with a plan', '201', verdictOf(await site.posts(device.deviceToken)))
  }),
  selfTest(
    'SIT-2/plan-of-another-product',
    'captures nothing with a product that the plan does not include',
    async (site) => {
      await site.makesPlan('phone-archiver')
      const user = await site.makesUser()
      const { deviceToken } = credentialsIn(await site.scans(await site.makesLink(user.userId)))
      site.demands('an event with the other product', '403 no-plan', verdictOf(await site.posts(deviceToken)))
      site.demands('items with the other product', '0', String((await site.archived()).length))
    },
    { captures: { source: 'cloud-archiver', network: 'WhatsApp' } },
  ),
  selfTest(
    'SIT-2/not-registered',
    'captures no person who is not registered, and no user after deletion',
    async (site) => {
      const { user, device } = await site.linksAsha()
      const activation = { number: ola.number, code: '00000000', network: site.networkOf('phone-archiver') }
      const activated = await site.ask('POST', '/capture/v1/activations', { json: activation })
      site.demands('an activation by a stranger', '403 activation-refused', verdictOf(activated))
      const foreign = await site.posts(device.deviceToken, { capturedBy: ola.number })
      site.demands("an event of a stranger's phone", '403 number-of-another', verdictOf(foreign))
      await site.admin('DELETE', `/capture/v1/users/${user.userId}`)
      const late = await site.posts(device.deviceToken)
      site.demands('whether a deleted user is captured', 'no', late.status < 300 ? 'yes' : 'no')
      site.demands('items of any of them', '0', String((await site.archived()).length))
    },
  ),
  selfTest('SIT-3/phone-archiver', 'captures as soon as the Phone Archiver is activated', async (site) => {
    await site.makesPlan('phone-archiver')
    const { userId, status } = await site.makesUser()
    site.demands('the status of the user before', 'Pending', status)
    site.demands('an event before', '401 device-token-missing', verdictOf(await site.posts(undefined)))
    const code = await site.asksForCode(userId)
    const activates = (typed: string) => site.activates(typed)
    const wrong = code === '00000000' ? '00000001' : '00000000'
    site.demands('an activation with a wrong code', '403 activation-refused', verdictOf(await activates(wrong)))
    const { deviceToken } = credentialsIn(await activates(code))
    site.demands('the source of a captured item', 'phone-archiver', (await site.captures(deviceToken)).source)
    site.demands('the status of the user afterwards', 'Activated', (await site.user(userId)).status)
    site.demands('the code, used again', '403 activation-refused', verdictOf(await activates(code)))
  }),
  ...(['WhatsApp', 'WhatsApp Business'] as const).map((network) =>
    selfTest(
      `SIT-3/cloud-archiver-${network === 'WhatsApp' ? 'whatsapp' : 'business'}`,
      `captures ${network} from the scan of the Cloud Archiver's QR code on`,
      (site) => scanned(site, network),
      { captures: { source: 'cloud-archiver', network } },
    ),
  ),
]

async function scanned(site: SelfTest, network: Network): Promise<void> {
  await site.makesPlan('cloud-archiver')
  const { userId } = await site.makesUser()
  const link = await site.makesLink(userId, network)
  site.demands('an event before the scan', '401 device-token-invalid', verdictOf(await site.posts(link)))
  site.demands('the status of the user before', 'Pending', (await site.user(userId)).status)
  const { deviceId, deviceToken } = credentialsIn(await site.scans(link))
  const item = await site.captures(deviceToken)
  site.demands('the source and network of the item', `cloud-archiver, ${network}`, `${item.source}, ${item.network}`)
  site.demands('the status of the user afterwards', 'Activated', (await site.user(userId)).status)
  site.demands('the code, scanned again', '409 link-scanned', verdictOf(await site.scans(link)))
  await site.admin('DELETE', `/capture/v1/devices/${deviceId}`)
  const late = await site.posts(deviceToken)
  site.demands('whether an unlinked app is captured', 'no', late.status < 300 ? 'yes' : 'no')
}
