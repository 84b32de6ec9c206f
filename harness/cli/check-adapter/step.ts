import type { Evidence } from './smoke.ts'

/**
 * What the evidence says of a step, in words for the maker of an adapter: what was seen, and what to do about it.
 * `not-reached`: an earlier step is wrong, so this one cannot be judged.
 */
export type Judgement =
  | { verdict: 'ok'; remark?: string | undefined }
  | { verdict: 'wrong'; seen: string; advice: string }
  | { verdict: 'not-reached' }

/** The step is right; `remark` is a consequence worth knowing. */
export function ok(remark?: string): Judgement {
  return { verdict: 'ok', remark }
}

/** The step is wrong. */
export function wrong(seen: string, advice: string): Judgement {
  return { verdict: 'wrong', seen, advice }
}

/** The step cannot be judged. */
export function notReached(): Judgement {
  return { verdict: 'not-reached' }
}

/** One thing that must be right in an adapter before a connector can be judged through it. */
export interface Step {
  id: string
  /** In the third person: `trusts the certificate authority in MT_CA_FILE`. */
  what: string
  /** Earlier steps that this one needs. */
  needs: string[]
  judge(evidence: Evidence): Judgement
}

/** A step with its result. */
export interface JudgedStep extends Pick<Step, 'id' | 'what'> {
  judgement: Judgement
}

/** All steps in order. A step is not reached if a step that it needs is not ok. */
export function judgeSteps(steps: readonly Step[], evidence: Evidence): JudgedStep[] {
  const fine = new Set<string>()
  return steps.map(({ id, what, needs, judge }) => {
    const judgement = needs.every((need) => fine.has(need)) ? judge(evidence) : notReached()
    if (judgement.verdict === 'ok') fine.add(id)
    return { id, what, judgement }
  })
}
