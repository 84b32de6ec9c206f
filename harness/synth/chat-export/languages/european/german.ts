import type { ExportWords } from '../export-words.ts'

export const german: ExportWords = {
  language: 'de',
  chatFile: 'WhatsApp Chat mit {chat} | WhatsApp-Chat mit {chat}',
  you: 'Du | dich',
  and: 'und',
  attached: 'Anhang | angehängt',
  fileAttached: 'Datei angehängt',
  deleted: 'Diese Nachricht wurde gelöscht',
  deletedByYou: 'Du hast diese Nachricht gelöscht',
  deletedByAdmin: 'Diese Nachricht wurde von Admin {actor} gelöscht | Diese Nachricht wurde vom Admin {actor} gelöscht',
  deletedByYouAsAdmin: 'Du hast diese Nachricht als Admin gelöscht',
  omitted: {
    image: 'Bild weggelassen',
    video: 'Video weggelassen',
    audio: 'Audio weggelassen',
    gif: 'GIF weggelassen | GIF ausgeschlossen',
    sticker: 'Sticker weggelassen',
    document: 'Dokument weggelassen',
    contact: 'Kontaktkarte ausgelassen | Kontaktkarte weggelassen',
  },
  calls: {
    voice: 'Sprachanruf',
    video: 'Videoanruf',
    missedVoice: 'Verpasster Sprachanruf | Verpasster Gruppen-Sprachanruf | Stummgeschalteter Sprachanruf',
    missedVideo: 'Verpasster Videoanruf | Verpasster Gruppen-Videoanruf',
    noAnswer: 'Keine Antwort',
    declined: 'Abgelehnt',
    failed: 'Anruf fehlgeschlagen | Besetzt | Abgebrochen',
  },
  units: { hour: 'st', minute: 'm', second: 's' },
  location: 'Standort',
  notices: `Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt… | Deine Sicherheitsnummer für {} hat sich geändert… |
    Nachrichten, die du in diesem Chat sendest… | Nachrichten an diese Gruppe sind jetzt… | Du hast diesen Kontakt blockiert… |
    Du hast diesen Kontakt freigegeben… | Selbstlöschende Nachrichten… | {} hat selbstlöschende Nachrichten…`,
  events: '',
  group: {
    created: `Du hast die Gruppe "{group}" erstellt | {actor} hat die Gruppe "{group}" erstellt |
      Du hast diese Gruppe erstellt | {actor} hat diese Gruppe erstellt`,
    renamed: `{actor} hat den Betreff von "{}" zu "{group}" geändert | Du hast den Betreff von "{}" zu "{group}" geändert |
      {actor} hat den Gruppennamen von "{}" zu "{group}" geändert | {actor} hat den Betreff zu "{group}" geändert`,
    changed: `{actor} hat das Gruppenbild geändert | {actor} hat das Gruppenbild gelöscht | {actor} hat das Gruppenbild entfernt | Du bist jetzt Admin… |
      {actor} hat die Gruppenbeschreibung geändert… | {actor} hat die Gruppeneinstellungen geändert…`,
    joined: `{members} ist über den Einladungslink dieser Gruppe beigetreten | Du wurdest hinzugefügt |
      {members} ist der Gruppe über den Einladungslink beigetreten | {members} wurde hinzugefügt`,
    left: '{members} hat die Gruppe verlassen | Du hast die Gruppe verlassen | {members} wurde entfernt',
    added: 'Du hast {members} hinzugefügt | {actor} hat {members} hinzugefügt',
    removed: 'Du hast {members} entfernt | {actor} hat {members} entfernt',
  },
}
