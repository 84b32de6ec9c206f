import type { CallDetails, CaptureEvent, ContactDetails, Item, LocationDetails } from '../contract/index.ts'
import { detailsOf } from './capture-details.ts'

/**
 * The text of an item: what was typed, or the event in words. `original` is what a deletion is about, if it was ever
 * captured. Throws a SiteError when the event lacks the details of its kind.
 */
export function renderText(event: CaptureEvent, original: Item | undefined): string {
  const { kind } = event
  switch (kind) {
    case 'call':
      return withCaption(callInWords(detailsOf(event.call)), event.text)
    case 'location':
      return withCaption(locationInWords(detailsOf(event.location)), event.text)
    case 'contact':
      return withCaption(contactInWords(detailsOf(event.contact)), event.text)
    case 'deletion':
      return original?.text ?? ''
    case 'text':
    case 'image':
    case 'audio':
    case 'voice-note':
    case 'video':
    case 'document':
    case 'gif':
    case 'sticker':
    case 'edit':
    case 'reaction':
    case 'system':
      return event.text
    default:
      return kind satisfies never
  }
}

function withCaption(words: string, caption: string): string {
  return caption === '' ? words : `${words}\n${caption}`
}

function callInWords({ mode, outcome, durationSeconds }: CallDetails): string {
  const call = `${mode === 'voice' ? 'Voice' : 'Video'} call, ${outcome}`
  return outcome === 'answered' ? `${call}, ${durationInWords(durationSeconds)}` : call
}

function durationInWords(durationSeconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(durationSeconds / 3600), 'h'],
    [Math.floor(durationSeconds / 60) % 60, 'min'],
    [durationSeconds % 60, 's'],
  ]
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return words.length === 0 ? '0 s' : words.join(' ')
}

function locationInWords({ latitude, longitude, place }: LocationDetails): string {
  const coordinates = `${degrees(latitude)}, ${degrees(longitude)}`
  return place === undefined ? `Location: ${coordinates}` : `Location: ${place} (${coordinates})`
}

/** Six decimals are 11 cm; without rounding, a place by the equator would read 1e-7. */
function degrees(value: number): string {
  return String(Number(value.toFixed(6)))
}

function contactInWords({ displayName, numbers }: ContactDetails): string {
  return `Contact: ${[displayName, ...numbers].join(', ')}`
}
