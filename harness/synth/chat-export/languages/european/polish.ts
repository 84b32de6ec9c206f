import type { ExportWords } from '../export-words.ts'

export const polish: ExportWords = {
  language: 'pl',
  chatFile: `Czat WhatsApp z {chat} | Czat WhatsApp z użytkownikiem {chat} | Czat na WhatsApp z {chat} |
    Czat WhatsApp - {chat}`,
  you: 'Ty | Ciebie',
  and: 'i | oraz',
  attached: 'załączono | załącznik',
  fileAttached: 'załączony plik | plik załączony | plik dołączony',
  deleted: 'Ta wiadomość została usunięta | Usunięto tę wiadomość',
  deletedByYou: 'Usunąłeś(-ęłaś) tę wiadomość | Usunąłeś(aś) tę wiadomość | Usunięto tę wiadomość przez Ciebie',
  deletedByAdmin: 'Ta wiadomość została usunięta przez administratora {actor}',
  deletedByYouAsAdmin: 'Usunąłeś(-ęłaś) tę wiadomość jako administrator',
  omitted: {
    image: 'obraz pominięty | pominięto obraz',
    video: 'wideo pominięte | pominięto wideo',
    audio: 'audio pominięte | pominięto audio',
    gif: 'Plik GIF pominięty | pominięto GIF',
    sticker: 'pominięto naklejkę | naklejka pominięta',
    document: 'dokument pominięty | pominięto dokument',
    contact: 'Pominięta wizytówka kontaktu | pominięto wizytówkę kontaktu',
  },
  calls: {
    voice: 'Połączenie głosowe',
    video: 'Połączenie wideo',
    missedVoice: 'Nieodebrane połączenie głosowe | Nieodebrane poł. głosowe | Nieodebrane połączenie',
    missedVideo: 'Nieodebrane połączenie wideo | Nieodebrane poł. wideo',
    noAnswer: 'Brak odpowiedzi',
    declined: 'Odrzucono | Odrzucone',
    failed: 'Nie udało się nawiązać połączenia | Anulowano',
  },
  units: { hour: 'g', minute: 'm', second: 's' },
  location: 'położenie | lokalizacja',
  notices: `Wiadomości i połączenia są w pełni zaszyfrowane… |
    Wiadomości i połączenia są szyfrowane metodą end-to-end… |
    Twoje wiadomości oraz połączenia są zabezpieczone… |
    Twój kod zabezpieczeń z użytkownikiem {} zmienił się… | Zablokowano ten kontakt… |
    Zablokowałeś(-aś) ten kontakt…`,
  events: '',
  group: {
    created: `{actor} utworzył(a) grupę "{group}" | {actor} utworzył(-a) grupę "{group}" |
      Utworzyłeś(-aś) grupę "{group}" | {actor} stworzył(a) grupę "{group}"`,
    renamed: `{actor} zmienił(a) nazwę grupy z "{}" na "{group}" | {actor} zmienił(-a) temat z "{}" na "{group}" |
      {actor} zmienił(a) temat z "{}" na "{group}" | {actor} zmienił(-a) nazwę grupy z "{}" na "{group}"`,
    changed: `{actor} zmienił(a) ikonę grupy | {actor} zmienił(-a) ikonę tej grupy |
      {actor} zmienił(a) ikonę tej grupy | {actor} zmienił(a) opis grupy… | {actor} zmienił(-a) opis grupy… |
      Jesteś teraz administratorem…`,
    joined: `{members} dołączył(a) przy użyciu linku… | {members} dołączył(-a) przy użyciu… |
      {members} dołączył(a) za pomocą linku…`,
    left: '{members} opuścił(a) grupę | {members} opuścił(-a) grupę | {members} wyszedł(-szła)',
    added: `{actor} dodał(a) Ciebie | {actor} dodał(-a) Cię | Dodałeś(-aś) {members} | {actor} dodał(a) {members} |
      {actor} dodał(-a) {members}`,
    removed: '{actor} usunął(-ęła) Cię | Usunąłeś(-ęłaś) {members} | {actor} usunął(-ęła) {members}',
  },
}
