import type { ExportWords } from '../export-words.ts'

/** Right to left; `/ה` is the feminine ending, which WhatsApp adds because it does not know the person's gender. */
export const hebrew: ExportWords = {
  language: 'he',
  chatFile: "צ'אט WhatsApp עם {chat} | צ'אט WhatsApp - {chat}",
  you: 'את/ה | אותך',
  /** In Hebrew this is a prefix, not a word, so it stays attached to the last name. */
  and: '',
  attached: 'מצורף',
  fileAttached: 'קובץ מצורף | הקובץ מצורף',
  deleted: 'הודעה זו נמחקה | ההודעה נמחקה',
  deletedByYou: 'מחקת הודעה זו | מחקת את ההודעה הזו',
  deletedByAdmin: '',
  deletedByYouAsAdmin: '',
  omitted: {
    image: 'התמונה הושמטה',
    video: 'סרטון הווידאו הושמט',
    audio: 'קטע קול הושמט',
    gif: 'GIF הושמט',
    sticker: 'סטיקר הושמט',
    document: 'מסמך הושמט',
    contact: 'כרטיס איש קשר הושמט',
  },
  calls: {
    voice: 'שיחה קולית',
    video: 'שיחת וידאו',
    missedVoice: 'שיחה קולית שלא נענתה | שיחה קולית קבוצתית שלא נענתה',
    missedVideo: 'שיחת וידאו שלא נענתה | שיחת וידאו קבוצתית שלא נענתה',
    noAnswer: 'אין מענה',
    declined: 'השיחה נדחתה',
    failed: 'השיחה נכשלה | תפוס | בוטלה',
  },
  units: { hour: 'שע', minute: 'דק', second: 'שנ' },
  location: 'מיקום',
  notices: `ההודעות והשיחות מוצפנות מקצה לקצה… | ההודעות והשיחות מוצפנות מקצה-לקצה… | קוד האבטחה עם {} שונה… |
    חסמת איש קשר זה… | {} הפעיל/ה הודעות נעלמות…`,
  events: '',
  group: {
    created: `יצרת את הקבוצה "{group}" | {actor} יצר/ה את הקבוצה "{group}" | יצרת קבוצה זו | {actor} יצר/ה קבוצה זו`,
    renamed: `{actor} שינה/תה את נושא הקבוצה מ-"{}" ל-"{group}" | {actor} שינה/תה את שם הקבוצה מ-"{}" ל-"{group}"`,
    changed: '{actor} שינה/תה את תמונת הקבוצה | {actor} החליף/ה את תמונת קבוצה זו | {actor} שינה/תה את תיאור הקבוצה…',
    joined: '{members} הצטרף/ה לקבוצה… | {members} הצטרף/ה באמצעות… | נוספת לקבוצה',
    left: '{members} עזב/ה את הקבוצה | {members} עזב/ה | {members} יצא/ה | עזבת את הקבוצה',
    added: '{actor} הוסיף/ה אותך | הוספת את {members} | {actor} הוסיף/ה את {members}',
    removed: '{actor} הסיר/ה אותך | הסרת את {members} | {actor} הסיר/ה את {members}',
  },
}
