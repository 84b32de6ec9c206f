import type { ExportWords } from '../export-words.ts'

export const turkish: ExportWords = {
  language: 'tr',
  chatFile: '{chat} ile WhatsApp Sohbeti | {chat} ile WhatsApp sohbeti | WhatsApp Sohbeti - {chat}',
  you: 'Siz | Sen | sizi',
  and: 've',
  attached: 'eklendi | ekli',
  fileAttached: 'dosya ekli',
  deleted: 'Bu mesaj silindi',
  deletedByYou: 'Bu mesajı sildiniz',
  deletedByAdmin: 'Bu mesaj, yönetici {actor} tarafından silindi | Bu mesaj {actor} adlı yönetici tarafından silindi',
  deletedByYouAsAdmin: 'Bu mesajı yönetici olarak sildiniz',
  omitted: {
    image: 'görüntü dahil edilmedi',
    video: 'video dahil edilmedi',
    audio: 'ses dahil edilmedi',
    gif: 'GIF dahil edilmedi',
    sticker: 'Çıkartma dahil edilmedi',
    document: 'belge dahil edilmedi',
    contact: 'Kişi kartı dahil edilmedi',
  },
  calls: {
    voice: 'Sesli arama',
    video: 'Görüntülü arama',
    missedVoice: 'Cevapsız sesli arama | Cevapsız grup sesli araması',
    missedVideo: 'Cevapsız görüntülü arama | Cevapsız grup görüntülü araması',
    noAnswer: 'Cevap yok | Yanıt yok',
    declined: 'Reddedildi',
    failed: 'Arama başarısız oldu | Meşgul | İptal edildi',
  },
  units: { hour: 'sa', minute: 'dk | dak', second: 'sn | san' },
  location: 'konum',
  notices: `Mesajlar ve aramalar uçtan uca şifrelidir… | Mesajlarınız artık uçtan uca şifreleme ile korunmaktadır… |
    {} ile aranızdaki güvenlik kodu değişti… | Bu kişiyi engellediniz… | Bu kişinin engelini kaldırdınız… |
    Mesaj bekleniyor…`,
  events: '',
  group: {
    created: `{actor} "{group}" grubunu oluşturdu | {actor}, "{group}" grubunu oluşturdu |
      "{group}" grubunu oluşturdunuz | {actor} bu grubu oluşturdu`,
    renamed: `{actor}, "{}" olan grup adını "{group}" olarak değiştirdi |
      {actor} "{}" olan grup adını "{group}" olarak değiştirdi |
      {actor} konuyu "{}" iken "{group}" olarak değiştirdi |
      {actor}, grubun adını "{}" yerine "{group}" olarak değiştirdi`,
    changed: `{actor} bu grubun simgesini değiştirdi | {actor}, bu grubun simgesini değiştirdi |
      {actor} grup açıklamasını değiştirdi… | {actor}, grup açıklamasını değiştirdi… |
      {actor} bu grubun ayarlarını… | Artık yöneticisiniz…`,
    joined: `{members} bu grubun davet bağlantısıyla katıldı… |
      {members}, bu grubun davet bağlantısını kullanarak katıldı | {members} davet bağlantısıyla katıldı |
      {members} gruba eklendi | {members} eklendi`,
    left: '{members} ayrıldı | {members} gruptan ayrıldı | {members} çıkarıldı',
    added: `{actor} sizi ekledi | {actor}, sizi ekledi | {actor}, {members} kişisini ekledi |
      {actor} {members} kişisini ekledi | {members} kişisini eklediniz | {actor}, {members} adlı kişiyi ekledi`,
    removed: `{actor} sizi çıkardı | {actor}, {members} kişisini çıkardı | {actor} {members} kişisini çıkardı |
      {members} kişisini çıkardınız`,
  },
}
