/**
 * Numbers of which two forms are in use, because their country changed them and WhatsApp keeps the form under which an account
 * was made: Brazil (a 9 before mobile numbers), Mexico (no 1 after the country code), Argentina (a 9 after it), Benin (01
 * before the former eight digits), Ivory Coast (01, 05 or 07 before them, by operator). The connector has a list of its own.
 */
const rules: [other: RegExp, today: string | ((digits: string) => string)][] = [
  [/^(55[1-9]{2})([6-9][0-9]{7})$/, '$19$2'],
  [/^(52)1([2-9][0-9]{9})$/, '$1$2'],
  [/^(54)([123][0-9]{9})$/, '$19$2'],
  [/^(229)([2-9][0-9]{7})$/, '$101$2'],
  [/^225[014-9][0-3][0-9]{6}$/, (digits) => `22501${digits.slice(3)}`],
  [/^225[014-9][4-6][0-9]{6}$/, (digits) => `22505${digits.slice(3)}`],
  [/^225[014-9][7-9][0-9]{6}$/, (digits) => `22507${digits.slice(3)}`],
]

/** The form of today, if digits with country code are the other form of a number; otherwise undefined. */
export function formerForm(digits: string): string | undefined {
  const rule = rules.find(([other]) => other.test(digits))
  if (rule === undefined) return undefined
  const [other, today] = rule
  return typeof today === 'string' ? digits.replace(other, today) : today(digits)
}

/** The other forms of digits with country code that lead to the same person; none for most numbers. */
export function otherForms(digits: string): string[] {
  const today = formerForm(digits)
  if (today !== undefined) return [today]
  return [
    digits.replace(/^(55[0-9]{2})9/, '$1'),
    digits.replace(/^52/, '521'),
    digits.replace(/^549/, '54'),
    digits.replace(/^22901/, '229'),
    digits.replace(/^2250[157]/, '225'),
  ].filter((form) => formerForm(form) === digits)
}
