/**
 * How subjects are written: in the canonical form, or like the documented samples, which differ from one another in
 * letter case, spaces and dashes (SIT-5, SIT-6).
 */
export type SubjectForm = 'canonical' | 'documented-variants'

/** One way to write subjects. No document says when each is used, so each part varies independently. */
export interface SubjectStyle {
  /** `Message From`, `Message from` or `message from`; for calls, the same with `Call`. */
  words: 'Message From' | 'Message from' | 'message from'
  /** The text between the sender's number and `to`. */
  beforeTo: ' ' | '  '
  /**
   * The en dash of the documented rules, the hyphen of some samples, or the en dash of others whose bytes were read as
   * Windows-1252.
   */
  dash: '–' | '-' | '\u00e2\u20ac\u201c'
  /** `DELETED For Me`, `DELETED For All`: some samples say for whom, the documented rules do not. */
  namesScope: boolean
  /** Whether there is a dash between the state and the subject of the original. */
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
 * The style of an item's subject. A variant is chosen by the item's id, which is 32 hex digits of a hash, and not by
 * chance: the item must have the same subject whenever and wherever it is rendered.
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
