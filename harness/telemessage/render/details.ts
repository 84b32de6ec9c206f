import type { CallDetails, ContactDetails, LocationDetails } from '../../contract/index.ts'
import { oneLine } from './line.ts'

/** `Voice call, answered, 3 min 20 s` */
export function callInWords({ mode, outcome, durationSeconds }: CallDetails): string {
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

/** `Location: Duomo (45.4642, -9.19)`; without brackets if the place has no name. */
export function locationInWords({ latitude, longitude, place }: LocationDetails): string {
  const coordinates = `${degrees(latitude)}, ${degrees(longitude)}`
  return place === undefined ? `Location: ${coordinates}` : `Location: ${oneLine(place)} (${coordinates})`
}

/** Six decimals are 11 cm. Without rounding, JavaScript would write a place near the equator as 1e-7. */
function degrees(value: number): string {
  return String(Number(value.toFixed(6)))
}

/** `Contact: Ann Lee, 15550100003` */
export function contactInWords({ displayName, numbers }: ContactDetails): string {
  return `Contact: ${oneLine([displayName, ...numbers].join(', '))}`
}
