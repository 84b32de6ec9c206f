import type { ExportWords } from '../export-words.ts'

export const dutch: ExportWords = {
  language: 'nl',
  chatFile: 'WhatsApp-chat met {chat} | WhatsApp Chat met {chat}',
  you: 'Je | jou | U | Jij',
  and: 'en',
  attached: 'bijgevoegd',
  fileAttached: 'bestand bijgevoegd',
  deleted: 'Dit bericht is verwijderd | Dit bericht werd verwijderd',
  deletedByYou: 'U hebt dit bericht verwijderd | Je hebt dit bericht verwijderd',
  deletedByAdmin: 'Dit bericht is verwijderd door beheerder {actor}',
  deletedByYouAsAdmin: 'Je hebt dit bericht als beheerder verwijderd',
  omitted: {
    image: 'afbeelding weggelaten',
    video: 'video weggelaten',
    audio: 'audio weggelaten',
    gif: 'GIF weggelaten',
    sticker: 'sticker weggelaten',
    document: 'document weggelaten',
    contact: 'Visitekaartje weggelaten',
  },
  calls: {
    voice: 'Spraakoproep | Spraakgesprek',
    video: 'Video-oproep | Videogesprek',
    missedVoice: 'Gemiste spraakoproep | Gemist spraakgesprek | Gemiste groepsspraakoproep',
    missedVideo: 'Gemiste video-oproep | Gemist videogesprek | Gemiste groepsvideo-oproep',
    noAnswer: 'Geen antwoord | Niet opgenomen',
    declined: 'Geweigerd',
    failed: 'Oproep mislukt | Bezet | Geannuleerd',
  },
  units: { hour: 'u', minute: 'm', second: 's' },
  location: 'locatie',
  notices: `Berichten en gesprekken worden end-to-end versleuteld… | Berichten en gesprekken zijn end-to-end versleuteld… |
    Uw beveiligingscode voor {} is gewijzigd… | Je beveiligingscode met {} is gewijzigd… | U hebt dit contact geblokkeerd… |
    Je hebt dit contact geblokkeerd… | {} heeft verdwijnende berichten…`,
  events: '',
  group: {
    created: `Je hebt de groep "{group}" gemaakt | U hebt de groep "{group}" gemaakt | Je hebt deze groep gemaakt |
      {actor} heeft de groep "{group}" gemaakt | {actor} heeft groep "{group}" gemaakt | {actor} heeft deze groep gemaakt`,
    renamed: `{actor} heeft het onderwerp gewijzigd van "{}" naar "{group}" |
      {actor} heeft de groepsnaam gewijzigd van "{}" in "{group}" | {actor} heeft de groepsnaam gewijzigd in "{group}"`,
    changed: `{actor} heeft de groepsafbeelding gewijzigd | {actor} heeft de groepsbeschrijving gewijzigd… |
      {actor} heeft het groepspictogram gewijzigd | Je bent nu beheerder… | Je hebt de groepsafbeelding gewijzigd`,
    joined:
      '{members} is lid geworden via de uitnodigingslink… | {members} is toegevoegd | Je bent toegevoegd | U bent toegevoegd',
    left: '{members} heeft de groep verlaten | Je hebt de groep verlaten | U hebt de groep verlaten',
    added: 'Je hebt {members} toegevoegd | U hebt {members} toegevoegd | {actor} heeft {members} toegevoegd',
    removed: 'Je hebt {members} verwijderd | U hebt {members} verwijderd | {actor} heeft {members} verwijderd',
  },
}
