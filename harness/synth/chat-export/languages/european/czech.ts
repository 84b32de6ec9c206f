import type { ExportWords } from '../export-words.ts'

export const czech: ExportWords = {
  language: 'cs',
  chatFile: `WhatsApp chat s {chat} | Chat WhatsApp s {chat} | Konverzace WhatsApp s {chat} | Chat WhatsApp – {chat} |
    WhatsApp chat - {chat}`,
  you: 'Vy | vás',
  and: 'a',
  attached: 'příloha | přiloženo',
  fileAttached: 'soubor byl přiložen | soubor přiložen',
  deleted: 'Tato zpráva byla smazána | Tato zpráva byla odstraněna',
  deletedByYou: 'Tuto zprávu jste smazal/a | Tuto zprávu jste odstranil/a | Tuto zprávu jste smazali',
  deletedByAdmin: 'Tuto zprávu smazal správce {actor}',
  deletedByYouAsAdmin: 'Tuto zprávu jste smazali jako správce',
  omitted: {
    image: 'obrázek vynechán',
    video: 'video vynecháno',
    audio: 'zvukový soubor vynechán | audio vynecháno',
    gif: 'GIF vynechán',
    sticker: 'nálepka vynechána',
    document: 'dokument vynechán',
    contact: 'Vizitka vynechána',
  },
  calls: {
    voice: 'Hlasový hovor',
    video: 'Videohovor',
    missedVoice: 'Zmeškaný hlasový hovor | Zmeškaný hovor | Zmeškaný skupinový hlasový hovor',
    missedVideo: 'Zmeškaný videohovor | Zmeškaný skupinový videohovor',
    noAnswer: 'Bez odpovědi',
    declined: 'Odmítnuto',
    failed: '',
  },
  units: { hour: 'h', minute: 'm', second: 's' },
  location: 'poloha',
  notices: `Zprávy a hovory jsou opatřeny koncovým šifrováním… | Zprávy a hovory jsou chráněny koncovým šifrováním… |
    Zprávy a hovory jsou koncově šifrované… | Vaše zprávy a hovory jsou zabezpečeny koncovým šifrováním… |
    Bezpečnostní kód mezi vámi a uživatelem {} byl změněn… | Zablokovali jste tento kontakt…`,
  events: '',
  group: {
    created: `{actor} vytvořil/a skupinu "{group}" | {actor} vytvořil(a) skupinu "{group}" |
      Vytvořili jste skupinu "{group}" | Vytvořil/a jste skupinu "{group}" | {actor} vytvořil/a tuto skupinu`,
    renamed: `{actor} změnil/a předmět z "{}" na "{group}" | {actor} změnil/a název skupiny z "{}" na "{group}" |
      {actor} změnil(a) název skupiny z "{}" na "{group}"`,
    changed: `{actor} změnil/a ikonu této skupiny | {actor} změnil(a) ikonu této skupiny |
      {actor} změnil/a popis skupiny… | {actor} změnil(a) popis skupiny… | Nyní jste správce…`,
    joined: '{members} se připojil/a pomocí… | {members} se připojil(a) pomocí…',
    left: `{members} odešel/odešla | {members} opustil/a skupinu | {members} opustil(a) skupinu | {members} odešel |
      {members} odešla`,
    added: `{actor} vás přidal/a | {actor} vás přidal(a) | Přidal/a jste uživatele {members} |
      {actor} přidal/a uživatele {members} | {actor} přidal(a) uživatele {members} |
      {actor} přidal/a {members} | {actor} přidal(a) {members}`,
    removed: `{actor} vás odebral/a | {actor} vás odebral(a) | {actor} odebral/a uživatele {members} |
      {actor} odebral(a) uživatele {members} | {actor} odebral/a {members}`,
  },
}
