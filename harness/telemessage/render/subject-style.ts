/**
 * How subjects are written: in the one canonical form, or as the documented samples are, which differ from one another in
 * letter case, spaces and dashes (SIT-5, SIT-6).
 */
export type SubjectForm = 'canonical' | 'documented-variants'

/** One way of writing subjects. Nothing documented tells when which is used, so each part varies by itself. */
export interface SubjectStyle {
  /** `Message From`, `Message from` or `message from`; of calls, `Call` likewise. */
  words: 'Message From' | 'Message from' | 'message from'
  /** What stands between the sender's number and `to`. */
  beforeTo: ' ' | '  '
  /** The en dash of the rules, the hyphen of some samples, or the en dash of others whose bytes were read as Windows-1252. */
  dash: '–' | '-' | '\u00e2\u20ac\u201c'
  /** `DELETED For Me`, `DELETED For All`: some samples say for whom, the rules do not. */
  namesScope: boolean
  /** Whether a dash stands between the state and the subject of the original. */
  dashBehindState: boolean
}

export const canonicalStyle: SubjectStyle = {
  words: 'Message From',
  beforeTo: ' ',
  dash: '–',
  namesScope: false,
  dashBehindState: true,
}

/**
 * The style of an item's subject. A variant follows from the item's id, 32 hex digits of a hash, and from no chance: an item
 * has the same subject whenever and wherever it is rendered.
 */
export function subjectStyle(form: SubjectForm, itemId: string): SubjectStyle {
  if (form === 'canonical') return canonicalStyle
  const pick = <T>(place: number, choices: readonly [T, ...T[]]): T => {
    const byte = Number.parseInt(itemId.slice(2 * place, 2 * place + 2), 16)
    return choices[byte % choices.length] ?? choices[0]
  }
  return {
    words: pick(0, ['Message From', 'Message from', 'message from']),
    beforeTo: pick(1, [' ', '  ']),
    dash: pick(2, ['–', '-', '\u00e2\u20ac\u201c']),
    namesScope: pick(3, [true, false]),
    dashBehindState: pick(4, [true, false]),
  }
}
