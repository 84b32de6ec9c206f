import { type EntityType, foldCase, type Resource, resourceType } from './entity-type.ts'

/** A resource of the type that the tests of this folder ask for. */
export interface SampleMail {
  id: string
  subject: string | null
  isRead: boolean
  size: number
  received: string | null
  from: { emailAddress: { name: string; address: string } } | null
  categories: string[]
  extended: { id: string; value: string }[]
}

/** Addresses are compared in any letter case, other texts exactly. */
export const sampleType: EntityType<SampleMail> = {
  name: 'sample.mail',
  annotations: ({ id }) => ({ '@odata.etag': `W/"${id}"` }),
  properties: {
    id: { type: 'string', read: ({ id }) => id, always: true },
    subject: { type: 'string', read: ({ subject }) => subject },
    isRead: { type: 'boolean', read: ({ isRead }) => isRead },
    size: { type: 'number', read: ({ size }) => size },
    receivedDateTime: { type: 'dateTime', read: ({ received }) => received },
    from: {
      type: { emailAddress: { name: 'string', address: 'string' } },
      read: ({ from }) => from,
      fold: (text, path) => (path === 'emailAddress/address' ? foldCase(text) : text),
    },
    categories: { type: ['string'], read: ({ categories }) => categories, selectedOnly: true },
  },
  navigations: {
    extended: {
      type: resourceType('sample.extended', { id: 'string', value: 'string' }),
      items: ({ extended }): Resource[] => extended.map((one) => ({ ...one })),
      omittedWhenEmpty: true,
      filterRequired: true,
    },
    parts: {
      type: resourceType('sample.part', { name: 'string', bytes: 'number' }),
      items: ({ size }) => [{ name: 'body', bytes: size }],
    },
  },
}

/** A resource with `changes`. */
export function sampleMail(id: string, changes: Partial<SampleMail> = {}): SampleMail {
  return {
    id,
    subject: `Subject of ${id}`,
    isRead: false,
    size: 10,
    received: '2026-11-22T06:00:00Z',
    from: { emailAddress: { name: 'Asha', address: 'Asha@contoso.example' } },
    categories: [],
    extended: [],
    ...changes,
  }
}
