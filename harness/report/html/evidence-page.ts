import { html } from '../../markup/markup.ts'
import type { EvidenceChain } from '../../runner/evidence/evidence-chain.ts'
import { evidenceSection } from './evidence.ts'
import { htmlPage } from './page.ts'
import { reportStyle } from './style.ts'

/** The evidence of one item as one self-contained page; it sends no requests and has no script. */
export function renderEvidencePage(chain: EvidenceChain): string {
  const title = `Evidence of ${chain.itemId}`
  const content = html`<main>${evidenceSection(chain)}</main><footer></footer>`
  return htmlPage({ title, style: reportStyle, script: '', content })
}
