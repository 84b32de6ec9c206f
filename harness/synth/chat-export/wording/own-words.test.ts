import { describe, expect, it } from 'vitest'
import { languages } from '../languages/index.ts'
import { callIn, deletedBy, locationIn, omittedKind } from './own-words.ts'

// Typed out here rather than taken from the language files: each is a line as an export has it.
const lines: Record<string, Record<'deleted' | 'deletedByYou' | 'image' | 'voice' | 'video' | 'location', string>> = {
  en: {
    deleted: 'This message was deleted',
    deletedByYou: 'You deleted this message',
    image: 'image omitted',
    voice: 'Missed voice call',
    video: 'Missed video call',
    location: 'location',
  },
  de: {
    deleted: 'Diese Nachricht wurde gelöscht.',
    deletedByYou: 'Du hast diese Nachricht gelöscht.',
    image: 'Bild weggelassen',
    voice: 'Verpasster Sprachanruf',
    video: 'Verpasster Videoanruf',
    location: 'Standort',
  },
  it: {
    deleted: 'Questo messaggio è stato eliminato',
    deletedByYou: 'Hai eliminato questo messaggio',
    image: 'immagine omessa',
    voice: 'Chiamata vocale persa',
    video: 'Videochiamata persa',
    location: 'posizione',
  },
  es: {
    deleted: 'Se eliminó este mensaje.',
    deletedByYou: 'Eliminaste este mensaje.',
    image: 'imagen omitida',
    voice: 'Llamada perdida',
    video: 'Videollamada perdida',
    location: 'ubicación',
  },
  fr: {
    deleted: 'Ce message a été supprimé',
    deletedByYou: 'Vous avez supprimé ce message',
    image: 'image absente',
    voice: 'Appel vocal manqué',
    video: 'Appel vidéo manqué',
    location: 'localisation ',
  },
  pt: {
    deleted: 'Mensagem apagada',
    deletedByYou: 'Você apagou esta mensagem',
    image: 'imagem ocultada',
    voice: 'Chamada de voz perdida',
    video: 'Chamada de vídeo perdida',
    location: 'localização',
  },
  nl: {
    deleted: 'Dit bericht is verwijderd',
    deletedByYou: 'U hebt dit bericht verwijderd',
    image: 'afbeelding weggelaten',
    voice: 'Gemiste spraakoproep',
    video: 'Gemiste video-oproep',
    location: 'locatie',
  },
  sv: {
    deleted: 'Det här meddelandet raderades',
    deletedByYou: 'Du raderade det här meddelandet',
    image: 'bild utesluten',
    voice: 'Missat röstsamtal',
    video: 'Missat videosamtal',
    location: 'plats',
  },
  he: {
    deleted: 'הודעה זו נמחקה',
    deletedByYou: 'מחקת הודעה זו',
    image: 'התמונה הושמטה',
    voice: 'שיחה קולית שלא נענתה',
    video: 'שיחת וידאו שלא נענתה',
    location: 'מיקום',
  },
}

it('has an example of every language', () => {
  expect(Object.keys(lines).sort()).toEqual(languages.map(({ language }) => language).sort())
})

describe.each(Object.entries(lines))('%s', (_, words) => {
  it('tells a message deleted by its author from one deleted by the owner of the phone', () => {
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

  it('reads a location', () => {
    const here = { latitude: 45.070312, longitude: -7.5 }
    expect(locationIn(`${words.location}: https://maps.google.com/?q=45.070312,-7.5`)).toEqual(here)
  })
})

it('takes no sentence for a deletion because it begins like one', () => {
  expect(deletedBy('This message was deleted by mistake')).toBeUndefined()
})

it('finds what was left out behind the name of a document', () => {
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

it('takes “Voice calls are off” for no call, whoever wrote it', () => {
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
])('takes “%s” for text', (line) => {
  expect(locationIn(line)).toBeUndefined()
})

it('reads the ends of the earth', () => {
  expect(locationIn('location: https://maps.google.com/?q=-90,180')).toEqual({ latitude: -90, longitude: 180 })
})
