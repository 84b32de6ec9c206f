import type { LocationDetails } from '../../../contract/index.ts'
import { languages } from '../languages/index.ts'
import { phrase, plain } from '../plain-text.ts'
import { phrasesOf } from './alternatives.ts'

const labels = phrasesOf(languages.map(({ location }) => [location, true]))
const mapLink =
  /^(?<label>[^:：\n]{1,60})[:：] ?(?:(?<place>.{1,300}?)[\s(]+)?https:\/\/(?:maps\.google\.com|www\.google\.com|google\.com|maps\.apple\.com)\/[^\s?]{0,40}\?(?:[^\s()]{0,200}&)?(?:q|ll|query)=(?<latitude>-?[\d.]{1,20})(?:,|%2C)(?<longitude>-?[\d.]{1,20})(?:&[^\s()]{0,300})?\)?$/iu
const coordinates = /^-?[\d.]+, ?-?[\d.]+$/u

/**
 * The link to a map that WhatsApp writes for a location. `certain` means that WhatsApp wrote the line, so that its label
 * may be in any language.
 */
export function locationIn(text: string, certain = false): LocationDetails | undefined {
  const found = mapLink.exec(plain(text))?.groups
  const label = phrase(found?.['label'] ?? '')
  if (found === undefined || !(certain || labels.has(label))) return undefined
  const [latitude, longitude] = [Number(found['latitude']), Number(found['longitude'])]
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined
  // WhatsApp Web writes the coordinates once more.
  const place = (found['place'] ?? '').replace(/[\s-]+$/u, '')
  const isPlace = place !== '' && !coordinates.test(place)
  return { latitude, longitude, ...(isPlace && { place }) }
}

/** True for a line that says more than the place: that it was live, or how exact it is. */
export function saysMoreThanPlace(text: string): boolean {
  return !labels.has(phrase(mapLink.exec(plain(text))?.groups?.['label'] ?? ''))
}
