const specials = String.raw`\s"(),:;<>@[\]\\`
const shape = new RegExp(`^[^${specials}]+@[^${specials}]+$`)
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for characters that an address must not have
const control = /[\u0000-\u001f\u007f-\u009f]/

/** Whether a text has the form `local@domain`, without quotes, comments and control characters; 320 characters at most. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 320 && shape.test(text) && !control.test(text)
}
