/** A kind of connector that the page offers: one archiver of TeleMessage. */
export interface Product {
  /** Its name in addresses. */
  productId: string
  /** As the page shows it; also the name of the folder in the mailboxes. */
  name: string
}

/** The text of the product description page. */
export function descriptionOf({ name }: Product): string {
  return `Archives the data that TeleMessage captured for ${name} in the mailboxes of the people who took part. Once every day the connector fetches the previous 24 hours.`
}

/** What the terms of service say, with the notice on third-party data (TEN-2). Simulated, in words of our own. */
export function termsOf({ name }: Product): { text: string; notice: string } {
  return {
    text: `You use ${name} under the terms of your agreement with Microsoft and with TeleMessage.`,
    notice:
      'TeleMessage is a third party. It stores, transmits and processes the data of your organization outside of Microsoft 365. The commitments of Microsoft on compliance and data protection do not cover that, and Microsoft does not say that the service complies with FedRAMP.',
  }
}
