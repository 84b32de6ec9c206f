import { siteError } from '../refusals/site-error.ts'

/**
 * The details that an event needs for its kind. Throws the SiteError `details-missing` if the event does not have them.
 */
export function detailsOf<Details>(details: Details | undefined): Details {
  if (details === undefined) throw siteError('details-missing')
  return details
}
