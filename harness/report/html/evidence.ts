import { type Html, html } from '../../markup/markup.ts'
import type { EvidenceChain, EvidenceLink, EvidenceState } from '../../runner/evidence/evidence-chain.ts'
import { evidenceMeanings, evidenceSentence } from '../evidence-words.ts'

/** The colours of the verdicts, for the states of links. */
const chipOf: Record<EvidenceState, string> = {
  begins: 'not-covered',
  agrees: 'pass',
  breaks: 'fail',
  'left out': 'inapplicable',
}

/** The evidence of one item: stage by stage, what was seen of it where, with its digest. */
export function evidenceSection(chain: EvidenceChain): Html {
  const isBroken = chain.links.some(({ state }) => state === 'breaks')
  const stages = [...new Set(chain.links.map(({ stage }) => stage))]
  return html`
<section aria-labelledby="evidence">
<h2 id="evidence">The evidence of one item</h2>
<p class="${isBroken ? 'found' : 'quiet'}">${evidenceSentence(chain)}</p>
<dl class="facts"><dt>item</dt><dd class="id">${chain.itemId}</dd><dt>message</dt><dd class="id">${chain.archiveMessageId}</dd><dt>digests</dt><dd>SHA-256</dd></dl>
<ol class="chain">${stages.map((stage, at) => stageItem(at + 1, stage, chain))}</ol>
${meanings(chain)}
</section>`
}

function stageItem(number: number, stage: EvidenceLink['stage'], { links }: EvidenceChain): Html {
  const its = links.filter((link) => link.stage === stage)
  const title = `${stage.charAt(0).toUpperCase()}${stage.slice(1)}`
  return html`
<li class="card"><h3>${number}. ${title}</h3>${its.map(linkBlock)}</li>`
}

function linkBlock({ what, mailbox, where, at, sha256, mustBe, state, says }: EvidenceLink): Html {
  const fact = (name: string, value: string | null): Html | string =>
    value === null ? '' : html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>`
  const digest = (name: string, value: string): Html => html`<dt>${name}</dt><dd class="id digest">${value}</dd>`
  return html`
<div class="link" data-state="${state}"><p><span class="chip ${chipOf[state]}">${state}</span> <strong><bdi>${what}</bdi></strong></p>
<p>${says}</p>
<dl class="facts">${fact('mailbox', mailbox)}${fact('place', where)}${fact('time', at)}${sha256 === null ? '' : digest('digest', sha256)}${state === 'breaks' && mustBe !== null ? digest('must be', mustBe) : ''}</dl></div>`
}

function meanings({ links }: EvidenceChain): Html {
  const states = [...new Set(links.map(({ state }) => state))]
  const rows = states.map(
    (state) => html`<dt><span class="chip ${chipOf[state]}">${state}</span></dt><dd>${evidenceMeanings[state]}</dd>`,
  )
  return html`<dl class="facts">${rows}</dl>`
}
