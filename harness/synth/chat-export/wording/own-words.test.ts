import { describe, expect, it } from 'vitest'
import { sampleLines } from '../languages/sample-lines.ts'
import { callIn } from './calls.ts'
import { locationIn } from './location.ts'
import { deletedBy, omittedKind } from './own-words.ts'

describe.each(Object.entries(sampleLines))('%s', (_, words) => {
  it('distinguishes a message deleted by its author from one deleted by the owner of the phone', () => {
    expect(deletedBy(words.deleted)).toBe('author')
    expect(deletedBy(`\u200e${words.deletedByYou}`)).toBe('owner')
  })

  it('knows what an iPhone left out', () => {
    expect(omittedKind(`\u200e${words.image}`)).toBe('image')
  })

  it('knows a missed call', () => {
    expect(callIn(words.voice, false)).toEqual({ mode: 'voice', outcome: 'missed', durationSeconds: 0 })
    expect(callIn(words.video, true)).toEqual({ mode: 'video', outcome: 'missed', durationSeconds: 0 })
  })

  it('adds up how long a call took', () => {
    expect(callIn(words.call, true)).toEqual({ mode: 'voice', outcome: 'answered', durationSeconds: 3723 })
  })

  it('reads a location', () => {
    const here = { latitude: 45.070312, longitude: -7.5 }
    expect(locationIn(`${words.location}: https://maps.google.com/?q=45.070312,-7.5`)).toEqual(here)
  })
})

it('does not treat a sentence as a deletion because it begins like one', () => {
  expect(deletedBy('This message was deleted by mistake')).toBeUndefined()
})

it('finds a left-out file after the name of a document', () => {
  expect(omittedKind('report v2.pdf • \u200e3 pages \u200edocument omitted')).toBe('document')
  expect(omittedKind('the image omitted the crane')).toBeUndefined()
})

it.each([
  ['Missed voice call. \u200eTap to call back', 'missed', 0],
  ['Voice call. \u200e45 sec', 'answered', 45],
  ['Voice call, \u200e2 min', 'answered', 120],
  ['Video call. \u200e1 hr 5 min', 'answered', 3900],
  ['Sprachanruf. \u200e1 Std 2 Min 3 Sek', 'answered', 3723],
  ['Videochiamata. \u200e12 min', 'answered', 720],
  ['Voice call. \u200eNo answer', 'missed', 0],
  ['Voice call. \u200eDeclined', 'rejected', 0],
  ['Video call', 'answered', 0],
  ['Missed voice call at 2:05 PM', 'missed', 0],
])('reads the outcome of “%s”', (line, outcome, durationSeconds) => {
  expect(callIn(line, true)).toMatchObject({ outcome, durationSeconds })
})

it.each(['Video call', 'Video call tonight?', 'Missed voice call, sorry', 'Voice call. 2 min'])(
  'takes “%s” for text when somebody may have written it',
  (line) => {
    expect(callIn(line, false)).toBeUndefined()
  },
)

it('does not treat “Voice calls are off” as a call, even if a person wrote it', () => {
  expect(callIn('Voice calls are off', true)).toBeUndefined()
})

it('reads the name of a place', () => {
  expect(locationIn('\u200eLocation: Pier 4 (https://maps.google.com/?q=50.8951,-1.3944)')).toEqual({
    latitude: 50.8951,
    longitude: -1.3944,
    place: 'Pier 4',
  })
})

it.each([
  'Location: https://maps.google.com/?q=90.1,0',
  'Location: https://maps.google.com/?q=0,180.1',
  'Location: https://maps.google.com/?q=1.2.3,0',
  'Location: https://foursquare.com/v/4b',
  'Meet here: https://maps.google.com/?q=45.1,7.6',
])('reads “%s” as text', (line) => {
  expect(locationIn(line)).toBeUndefined()
})

it('reads the ends of the earth', () => {
  expect(locationIn('location: https://maps.google.com/?q=-90,180')).toEqual({ latitude: -90, longitude: 180 })
})
