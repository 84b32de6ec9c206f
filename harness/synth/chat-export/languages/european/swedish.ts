import type { ExportWords } from '../export-words.ts'

export const swedish: ExportWords = {
  language: 'sv',
  chatFile: 'WhatsApp-chatt med {chat} | WhatsApp-chatt - {chat}',
  you: 'Du | dig',
  and: 'och',
  attached: 'bifogat | bifogad',
  fileAttached: 'bifogad fil',
  deleted: 'Det här meddelandet raderades | Detta meddelande raderades',
  deletedByYou: 'Du raderade det här meddelandet | Du har tagit bort meddelandet | Du raderade detta meddelande',
  deletedByAdmin: 'Det här meddelandet raderades av administratören {actor}',
  deletedByYouAsAdmin: 'Du raderade det här meddelandet som administratör',
  omitted: {
    image: 'bild utesluten',
    video: 'video utesluten',
    audio: 'ljud utelslutet | ljud uteslutet',
    gif: 'GIF utesluten',
    sticker: 'sticker utesluten',
    document: 'dokument uteslutet',
    contact: 'Kontaktkort uteslutet',
  },
  calls: {
    voice: 'Röstsamtal',
    video: 'Videosamtal',
    missedVoice: 'Missat röstsamtal | Missat samtal',
    missedVideo: 'Missat videosamtal | Missat gruppvideosamtal',
    noAnswer: 'Inget svar',
    declined: 'Avböjt',
    failed: 'Samtalet misslyckades | Upptaget | Avbrutet',
  },
  units: { hour: 'tim', minute: 'm', second: 's' },
  location: 'plats',
  notices: `Meddelanden och samtal är komplett krypterade… | Meddelanden och samtal är totalsträckskrypterade… |
    Din säkerhetskod för {} har ändrats… | Din säkerhetskod med {} har ändrats… | Du blockerade den här kontakten… |
    {} aktiverade tidsinställda meddelanden…`,
  events: '',
  group: {
    created:
      '{actor} skapade gruppen "{group}" | {actor} har skapat gruppen "{group}" | {actor} skapade den här gruppen',
    renamed: `{actor} ändrade ämnet från "{}" till "{group}" | {actor} ändrade gruppnamnet från "{}" till "{group}"`,
    changed: `{actor} ändrade gruppikonen | {actor} ändrade den här gruppens ikon | {actor} ändrade gruppbeskrivningen… |
      Du är nu administratör…`,
    joined: '{members} gick med via… | {members} lades till',
    left: '{members} lämnade | {members} lämnade gruppen | {members} har lämnat gruppen',
    added: '{actor} lade till {members}',
    removed: '{actor} tog bort {members}',
  },
}
