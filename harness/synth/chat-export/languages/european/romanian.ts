import type { ExportWords } from '../export-words.ts'

export const romanian: ExportWords = {
  language: 'ro',
  chatFile: `Conversație WhatsApp cu {chat} | Conversația WhatsApp cu {chat} | Chat WhatsApp cu {chat} |
    Conversație WhatsApp - {chat}`,
  you: 'Dvs. | Dumneavoastră | Tu',
  and: 'și',
  attached: 'atașat | atașare',
  fileAttached: 'fișier atașat',
  deleted: 'Acest mesaj a fost șters',
  deletedByYou: 'Ați șters acest mesaj | Ai șters acest mesaj',
  deletedByAdmin: 'Acest mesaj a fost șters de administratorul {actor}',
  deletedByYouAsAdmin: 'Ai șters acest mesaj ca administrator',
  omitted: {
    image: 'Imagine omisă',
    video: 'clip video omis | videoclip omis',
    audio: 'fără audio | audio omis',
    gif: 'GIF omis',
    sticker: 'sticker omis | autocolant omis',
    document: 'document omis',
    contact: 'Carte de vizită contact omisă',
  },
  calls: {
    voice: 'Apel vocal',
    video: 'Apel video',
    missedVoice: 'Apel vocal ratat | Apel vocal nepreluat | Apel vocal de grup nepreluat',
    missedVideo: 'Apel video ratat | Apel video nepreluat | Apel video de grup nepreluat',
    noAnswer: 'Niciun răspuns | Fără răspuns',
    declined: 'Respins',
    failed: '',
  },
  units: { hour: 'h | or | o', minute: 'm', second: 's' },
  location: 'locație | locația',
  notices: `Mesajele și apelurile sunt criptate integral… | Mesajele dvs. și apelurile sunt securizate… |
    Mesajele și apelurile sunt criptate end-to-end… | Codul dvs. de securitate cu {} s-a schimbat… |
    Ați blocat această persoană de contact… | Ai blocat acest contact…`,
  events: '',
  group: {
    created: '{actor} a creat grupul "{group}" | Ați creat grupul "{group}" | Ai creat grupul "{group}"',
    renamed: `{actor} a schimbat subiectul din "{}" în "{group}" |
      {actor} a schimbat numele grupului din "{}" în "{group}"`,
    changed: `{actor} a schimbat pictograma acestui grup | {actor} a schimbat imaginea grupului |
      {actor} a schimbat descrierea grupului… | Acum sunteți administrator…`,
    joined: '{members} s-a alăturat folosind… | {members} s-a alăturat prin…',
    left: '{members} a ieșit | {members} a părăsit grupul | {members} a plecat',
    added: `{actor} v-a adăugat | {actor} te-a adăugat | {actor} l-a adăugat pe {members} |
      {actor} a adăugat pe {members} | {actor} a adăugat {members}`,
    removed: `{actor} v-a eliminat | {actor} te-a eliminat | {actor} l-a eliminat pe {members} |
      {actor} a eliminat {members}`,
  },
}
