import picocolors from 'picocolors'
import { printable } from '../../markup/printable.ts'
import type { JudgedStep, Judgement } from './step.ts'

const labels: Record<Judgement['verdict'], string> = { ok: 'ok', wrong: 'wrong', 'not-reached': 'not reached' }
const labelWidth = 13

/** One line for each step. A wrong step also has what was seen and what to do about it. */
export function renderSteps(judged: readonly JudgedStep[], colour: boolean): string {
  const { green, red, dim } = picocolors.createColors(colour)
  const colours = { ok: green, wrong: red, 'not-reached': dim }
  return judged
    .flatMap(({ what, judgement }) => {
      const { verdict } = judgement
      const label = colours[verdict](labels[verdict].padEnd(labelWidth))
      return [`  ${label}${what}`, ...detailsOf(judgement).map((line) => `  ${' '.repeat(labelWidth)}  ${line}`)]
    })
    .map((line) => `${line}\n`)
    .join('')
}

function detailsOf(judgement: Judgement): string[] {
  if (judgement.verdict === 'wrong') return [`seen: ${printable(judgement.seen)}`, `do: ${judgement.advice}`]
  return judgement.verdict === 'ok' && judgement.remark !== undefined ? [judgement.remark] : []
}
