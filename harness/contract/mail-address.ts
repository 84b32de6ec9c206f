/**
 * An address that is at once an `email` of JSON Schema and a mailbox of SMTP (RFC 5321, 4.1.2): a dot-atom, `@`, and labels
 * that neither begin nor end with a hyphen. The check and the published schema both come from it: two notions would accept
 * what their own format calls wrong.
 */
export const mailAddressPattern: RegExp =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?\.)+[A-Za-z](?:[A-Za-z\d-]{0,61}[A-Za-z\d])$/
