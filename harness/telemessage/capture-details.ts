import { SiteError } from './site-error.ts'

/** The details that an event of its kind has. Throws a SiteError when the event came without them. */
export function detailsOf<Details>(details: Details | undefined): Details {
  if (details === undefined) {
    throw new SiteError('details-missing', 'a call, location, contact or deletion needs its details in the event')
  }
  return details
}
