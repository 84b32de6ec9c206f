import type { ExportWords } from '../export-words.ts'

export const indonesian: ExportWords = {
  language: 'id',
  chatFile: 'Chat WhatsApp dengan {chat} | Chat WhatsApp - {chat} | Obrolan WhatsApp dengan {chat}',
  you: 'Anda',
  and: 'dan',
  attached: 'terlampir | dilampirkan',
  fileAttached: 'file terlampir',
  deleted: 'Pesan ini dihapus | Pesan ini telah dihapus',
  deletedByYou: 'Anda menghapus pesan ini | Anda telah menghapus pesan ini',
  deletedByAdmin: 'Pesan ini dihapus oleh admin {actor}',
  deletedByYouAsAdmin: 'Anda menghapus pesan ini sebagai admin',
  omitted: {
    image: 'gambar tidak disertakan',
    video: 'video tidak disertakan',
    audio: 'audio tidak disertakan',
    gif: 'GIF tidak disertakan',
    sticker: 'stiker tidak disertakan',
    document: 'dokumen tidak disertakan',
    contact: 'Kartu kontak tidak disertakan',
  },
  calls: {
    voice: 'Panggilan suara',
    video: 'Panggilan video',
    missedVoice: 'Panggilan suara tak terjawab | Panggilan suara grup tak terjawab',
    missedVideo: 'Panggilan video tak terjawab | Panggilan video grup tak terjawab',
    noAnswer: 'Tidak ada jawaban | Tak terjawab',
    declined: 'Ditolak',
    failed: 'Panggilan gagal | Dibatalkan | Sibuk',
  },
  units: { hour: 'jam', minute: 'm', second: 'd' },
  location: 'lokasi',
  notices: `Pesan dan panggilan terenkripsi secara end-to-end… | Pesan dan panggilan dienkripsi secara end-to-end… |
    Pesan-pesan dan panggilan Anda diamankan dengan enkripsi end-to-end… |
    Kode keamanan Anda dengan {} telah berubah… | Kode keamanan Anda dengan {} berubah… |
    Anda memblokir kontak ini… | Bisnis ini…`,
  events: '',
  group: {
    created: '{actor} membuat grup "{group}" | {actor} membuat grup ini',
    renamed: `{actor} mengubah subjek dari "{}" menjadi "{group}" |
      {actor} mengubah nama grup dari "{}" menjadi "{group}" | {actor} mengubah subjek dari "{}" ke "{group}"`,
    changed: `{actor} mengubah ikon grup ini | {actor} mengubah ikon grup | {actor} mengubah deskripsi grup… |
      {actor} mengganti deskripsi grup… | Anda sekarang admin…`,
    joined: `{members} bergabung menggunakan tautan undangan grup ini… | {members} bergabung menggunakan tautan… |
      {members} bergabung dari komunitas… | {members} ditambahkan`,
    left: '{members} keluar | {members} telah keluar | {members} dikeluarkan',
    added: '{actor} menambahkan {members}',
    removed: '{actor} mengeluarkan {members}',
  },
}
