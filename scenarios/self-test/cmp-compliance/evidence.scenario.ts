import { breaksOf, evidenceInWorld, type Scenario } from '../../../harness/runner/index.ts'
import { type Given, scenario } from '../../vocabulary/index.ts'

/**
 * The evidence of one item, which the report shows (CMP-8). Unlike the other self-tests, it runs the connector under test, because the item is
 * to be one that this connector archived. What the connector did with it is judged by the other requirements.
 */
export const evidence: Scenario[] = [
  scenario(
    'CMP-8/one-item',
    'follows one item from its capture to its export, with digests that agree',
    async (given) => {
      const { world } = given
      const [asha, ben] = [given.hires(), given.hires()]
      const message = given.sends({
        from: asha,
        to: ben,
        text: 'Here is the signed contract for the warehouse at the harbour.',
        files: [{ fileName: 'contract.txt', contentType: 'text/plain', bytes: 'Signed on 9 March 2026.\r\n' }],
      })
      ;(await world.staging())?.watch()
      const { status } = await given.connectorTries()
      const copies = given.copiesOf(message)
      const [capture] = message.captures
      // Without a copy there is nothing to follow, and other requirements say so.
      if (status !== 'done' || copies.length === 0 || capture === undefined) return
      const officer = `officer@${copies[0]?.mailbox.split('@')[1]}`
      const chain = await evidenceInWorld(world, { itemId: capture.item.itemId, copies, officer })
      given.keepsEvidence(chain)
      reports(given, chain)
    },
    { occursBy: 'saying' },
  ),
]

/** A break that can only be a mistake of the connector is not one of the tenant. */
function reports(given: Given, chain: Parameters<Given['keepsEvidence']>[0]): void {
  given.occurs()
  for (const { stage, what, mailbox, mustBe, sha256, owner, says } of breaksOf(chain)) {
    if (owner === 'connector') continue
    const place = mailbox === null ? '' : ` in ${mailbox}`
    given.demands(`${stage}: ${what}${place}. ${says}`, mustBe ?? 'a digest', sha256 ?? 'nothing')
  }
}
