import type { ExportWords } from '../export-words.ts'

export const italian: ExportWords = {
  language: 'it',
  chatFile: 'Chat WhatsApp con {chat} | Chat WhatsApp - {chat}',
  you: 'Tu',
  and: 'e',
  attached: 'allegato',
  fileAttached: 'file allegato',
  deleted: 'Questo messaggio è stato eliminato',
  deletedByYou: 'Hai eliminato questo messaggio',
  deletedByAdmin: "Questo messaggio è stato eliminato dall'amministratore {actor}",
  deletedByYouAsAdmin: 'Hai eliminato questo messaggio come amministratore',
  omitted: {
    image: 'immagine omessa',
    video: 'video omesso',
    audio: 'audio omesso',
    gif: 'GIF esclusa',
    sticker: 'sticker non incluso',
    document: 'documento omesso',
    contact: 'Scheda contatto omessa',
  },
  calls: {
    voice: 'Chiamata vocale',
    video: 'Videochiamata',
    missedVoice: 'Chiamata vocale persa | Chiamata vocale di gruppo persa | Chiamata vocale silenziata',
    missedVideo: 'Videochiamata persa | Videochiamata di gruppo persa',
    noAnswer: 'Nessuna risposta',
    declined: 'Rifiutata',
    failed: 'Chiamata non riuscita | Occupato | Annullata',
  },
  units: { hour: 'or', minute: 'm', second: 's' },
  location: 'posizione',
  notices: `I messaggi e le chiamate sono crittografati end-to-end… | Il tuo codice di sicurezza con {} è cambiato… |
    I messaggi inviati in questa chat e le chiamate… | Hai bloccato questo contatto… | Hai sbloccato questo contatto… |
    {} ha attivato i messaggi effimeri… | {} ha disattivato i messaggi effimeri…`,
  events: '',
  group: {
    created: `Hai creato il gruppo "{group}" | {actor} ha creato il gruppo "{group}" | Hai creato questo gruppo |
      {actor} ha creato questo gruppo`,
    renamed: `{actor} ha cambiato l'oggetto da "{}" a "{group}" | {actor} ha cambiato l'oggetto in "{group}" |
      {actor} ha cambiato il nome del gruppo da "{}" a "{group}" | Hai cambiato il nome del gruppo da "{}" a "{group}"`,
    changed: `{actor} ha cambiato l'immagine del gruppo… | {actor} ha rimosso l'immagine… | {actor} ha cambiato l'immagine di questo gruppo… |
      {actor} ha cambiato la descrizione del gruppo… | {actor} ha cambiato le impostazioni… | Ora sei un amministratore…`,
    joined: `{members} è entrato usando il link d'invito al gruppo… | {members} si è unito tramite il link d'invito… |
      {members} è stato aggiunto | Sei stato aggiunto | {members} è stata aggiunta`,
    left: '{members} ha abbandonato | {members} ha abbandonato il gruppo | {members} ha lasciato il gruppo | Hai abbandonato…',
    added: '{actor} ti ha aggiunto | Hai aggiunto {members} | {actor} ha aggiunto {members}',
    removed: '{actor} ti ha rimosso | Hai rimosso {members} | {actor} ha rimosso {members}',
  },
}
