/** A change of a country's numbers, after which one person has two numbers that look like two people. */
interface NumberChange {
  /** The number as it also occurs, in digits with country code. */
  otherForm: RegExp
  /** The form that the plan of the country documents today. */
  documentedForm(number: string): string
}

/**
 * Changes that are documented, with both forms still in use: WhatsApp keeps the number under which an account was made.
 *
 * - Brazil (Anatel, 2012 to 2016): a 9 in front of the eight digits of a mobile number, which began with 6 to 9.
 * - Mexico (IFT, 3 August 2019): no 1 any more between country code and mobile number.
 * - Argentina (WhatsApp's help page on international numbers): a 9 between country code and area code of a mobile number.
 * - Benin (ARCEP Bénin, 30 November 2024): 01 in front of the former eight digits.
 * - Ivory Coast (ARTCI, 31 January 2021): 01, 05 or 07 in front of a former mobile number, by the operator that its second
 *   digit shows.
 */
const changes: NumberChange[] = [
  { otherForm: /^55[1-9][1-9][6-9]\d{7}$/, documentedForm: (number) => `${number.slice(0, 4)}9${number.slice(4)}` },
  { otherForm: /^521[2-9]\d{9}$/, documentedForm: (number) => `52${number.slice(3)}` },
  { otherForm: /^54[1-3]\d{9}$/, documentedForm: (number) => `549${number.slice(2)}` },
  { otherForm: /^229[2-9]\d{7}$/, documentedForm: (number) => `22901${number.slice(3)}` },
  {
    otherForm: /^225(?:[04-9]\d)\d{6}$/,
    documentedForm: (number) =>
      `225${['01', '01', '01', '01', '05', '05', '05', '07', '07', '07'][Number(number[4])]}${number.slice(3)}`,
  },
]

/** The form of a number that its country documents today; the number itself where nothing changed. */
export function documentedForm(number: string): string {
  return changes.find(({ otherForm }) => otherForm.test(number))?.documentedForm(number) ?? number
}
