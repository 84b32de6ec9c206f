/**
 * A small organisation for a world in which nobody is yet, as a fixture (docs/fixtures.md). Asha is mapped by her User's Email address,
 * Ben by the custom mapping file, and Chloe is a customer, who is no user. The numbers are from ranges that are kept for fiction.
 */
export function smallCast(network: string): object {
  const registered = (userEmailAddress?: string): object => ({
    ...{ source: 'cloud-archiver', network },
    ...(userEmailAddress !== undefined && { userEmailAddress }),
  })
  return {
    name: 'A small sample cast',
    people: [
      {
        ...{ personId: 'asha', firstName: 'Asha', lastName: 'Menon', number: '447700900101' },
        registration: registered('asha@sample.example'),
      },
      {
        ...{ personId: 'ben', firstName: 'Ben', lastName: 'Ortiz', number: '12125550102' },
        registration: registered(),
      },
      { personId: 'chloe', firstName: 'Chloe', lastName: 'Customer', number: '447700900103' },
    ],
    directory: [
      { entryId: 'asha', displayName: 'Asha Menon', primaryAddress: 'asha@sample.example' },
      { entryId: 'ben', displayName: 'Ben Ortiz', primaryAddress: 'ben@sample.example' },
    ],
    mapping: [{ number: '12125550102', target: 'ben@sample.example' }],
  }
}
