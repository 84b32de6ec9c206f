import type { ExportWords } from '../export-words.ts'

export const hungarian: ExportWords = {
  language: 'hu',
  chatFile: `WhatsApp-csevegés {chat} partnerrel | WhatsApp-beszélgetés a következővel: {chat} |
    WhatsApp-csevegés - {chat} | WhatsApp csevegés - {chat} | WhatsApp beszélgetés {chat} partnerrel |
    WhatsApp-beszélgetés - {chat}`,
  you: 'Te | téged',
  and: 'és',
  attached: 'csatolva',
  fileAttached: 'fájl csatolva',
  deleted: 'Ez az üzenet törlésre került | Ezt az üzenetet törölték',
  deletedByYou: 'Ezt az üzenetet törölted | Törölted ezt az üzenetet',
  deletedByAdmin: '',
  deletedByYouAsAdmin: '',
  omitted: {
    image: 'kép küldése sikertelen | kép kihagyva',
    video: 'Videó kihagyva',
    audio: 'Hang kihagyása | hang kihagyva',
    gif: 'GIF fájl kihagyása | GIF kihagyva',
    sticker: 'matrica kihagyva',
    document: 'dokumentum kihagyva',
    contact: 'Névjegykártya kihagyva',
  },
  calls: {
    voice: 'Hanghívás',
    video: 'Videohívás | Videóhívás',
    missedVoice: 'Nem fogadott hanghívás | Nem fogadott csoportos hanghívás',
    missedVideo: 'Nem fogadott videohívás | Nem fogadott videóhívás | Nem fogadott csoportos videohívás',
    noAnswer: 'Nincs válasz',
    declined: 'Elutasítva',
    failed: '',
  },
  units: { hour: 'ó', minute: 'p', second: 'm' },
  location: 'Helyzet | hely | tartózkodási hely',
  notices: `Az üzenetek és hívások végpontok közötti titkosítással vannak védve… |
    Az üzenetek és a hívások végpontok közötti titkosítással… |
    A csevegéseid és hívásaid automatikusan titkosítottak… | {} biztonsági kódja megváltozott… |
    Letiltottad ezt a névjegyet…`,
  events: '',
  group: {
    created: `{actor} létrehozta a(z) "{group}" csoportot | {actor} létrehozta a következő csoportot: "{group}" |
      Létrehoztad a(z) "{group}" csoportot | Létrehoztad a következő csoportot: "{group}"`,
    renamed: `{actor} megváltoztatta a csoport nevét erről: "{}" erre: "{group}" |
      {actor} módosította a csoport nevét "{}" névről "{group}" névre`,
    changed: `{actor} megváltoztatta a csoport ikonját | {actor} megváltoztatta a csoportleírást… |
      Mostantól adminisztrátor vagy…`,
    joined: '{members} csatlakozott a csoport meghívó hivatkozásával… | {members} csatlakozott…',
    left: '{members} kilépett | {members} elhagyta a csoportot',
    added: `{actor} hozzáadott téged | Hozzáadtad őt: {members} | {actor} hozzáadta őt: {members} |
      {actor} hozzáadta {members} partnert`,
    removed: '{actor} eltávolított téged | Eltávolítottad őt: {members} | {actor} eltávolította őt: {members}',
  },
}
