import { siteError } from '../refusals/site-error.ts'

/** The details that an event of its kind has. Throws the SiteError `details-missing` when the event came without them. */
export function detailsOf<Details>(details: Details | undefined): Details {
  if (details === undefined) throw siteError('details-missing')
  return details
}
