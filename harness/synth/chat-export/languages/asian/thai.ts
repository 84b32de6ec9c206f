import type { ExportWords } from '../export-words.ts'

export const thai: ExportWords = {
  language: 'th',
  chatFile: `แชท WhatsApp กับ {chat} | แชต WhatsApp กับ {chat} | การแชท WhatsApp กับ {chat} | แชท WhatsApp - {chat}`,
  you: 'คุณ',
  and: 'และ',
  attached: 'แนบ',
  fileAttached: 'ไฟล์ที่แนบ | ไฟล์แนบ',
  deleted: 'ข้อความนี้ถูกลบแล้ว | ข้อความนี้ถูกลบ | ข้อความนี้ได้ถูกลบ',
  deletedByYou: 'คุณได้ลบข้อความนี้ | คุณลบข้อความนี้',
  deletedByAdmin: '',
  deletedByYouAsAdmin: '',
  omitted: {
    image: 'ไม่มีรูปภาพ | ละเว้นรูปภาพ',
    video: 'วิดีโอถูกลบ | ละเว้นวิดีโอ',
    audio: 'ไม่มีไฟล์เสียง | ละเว้นไฟล์เสียง',
    gif: 'ละเว้น GIF',
    sticker: 'ไม่มีสติกเกอร์ | ละเว้นสติกเกอร์',
    document: 'ละเว้นเอกสาร',
    contact: 'บัตรรายชื่อที่ละเว้น | ละเว้นบัตรรายชื่อ',
  },
  calls: {
    voice: 'การโทรด้วยเสียง',
    video: 'วิดีโอคอล | การโทรวิดีโอ',
    missedVoice: 'สายที่ไม่ได้รับ | สายโทรด้วยเสียงที่ไม่ได้รับ',
    missedVideo: 'วิดีโอคอลที่ไม่ได้รับ | สายโทรวิดีโอที่ไม่ได้รับ',
    noAnswer: 'ไม่มีการตอบรับ | ไม่รับสาย',
    declined: 'ปฏิเสธแล้ว | ถูกปฏิเสธ',
    failed: '',
  },
  units: { hour: 'ชั่วโมง | ชม', minute: 'นาที', second: 'วิ' },
  location: 'ตำแหน่งที่ตั้ง',
  notices: `ข้อความและการโทรได้รับการเข้ารหัสจากต้นทางถึงปลายทาง… | ข้อความและการโทรถูกเข้ารหัสจากต้นทางถึงปลายทาง… |
    ข้อความและการโทรเข้ารหัสจากต้นทางถึงปลายทาง… | ข้อความที่คุณส่งถึงแชทและการโทรนี้มีความปลอดภัย… |
    รหัสความปลอดภัยของคุณกับ {} มีการเปลี่ยนแปลง…`,
  events: '',
  group: {
    created: '{actor} สร้างกลุ่ม "{group}" | {actor} ได้สร้างกลุ่ม "{group}"',
    renamed: '{actor} เปลี่ยนชื่อกลุ่มจาก "{}" เป็น "{group}" | {actor} เปลี่ยนหัวข้อจาก "{}" เป็น "{group}"',
    changed: `{actor} เปลี่ยนไอคอนของกลุ่มนี้ | {actor} เปลี่ยนรูปกลุ่ม | {actor} เปลี่ยนคำอธิบายกลุ่ม… |
      ตอนนี้คุณเป็นผู้ดูแล…`,
    joined: '{members} เข้าร่วมโดยใช้ลิงก์…',
    left: '{members} ออก | {members} ออกจากกลุ่ม | {members} ได้ออกจากกลุ่ม',
    added: '{actor} เพิ่ม {members} | {actor} ได้เพิ่ม {members}',
    removed: '{actor} ลบ {members} | {actor} ได้ลบ {members}',
  },
}
