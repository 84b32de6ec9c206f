/** Sentences that people in an office write to each other; one list for each language. */
export const sentences: Record<string, readonly string[]> = {
  english: [
    'Can we move the call to half past three?',
    'The signed copy is on your desk.',
    'Who has the key to the archive room?',
    "I'm running ten minutes late, start without me.",
    'Numbers look fine, I have two questions about page 4.',
    'Please do not forward this before Thursday.',
    'Client says yes!',
    'Did anybody order lunch for twelve?',
  ],
  italian: [
    'Perché non ci vediamo martedì?',
    'Il contratto è già stato firmato.',
    'Ti mando la fattura entro le sei.',
    'Così va meglio, grazie mille.',
  ],
  spanish: ['¿Puedes llamar al señor de la imprenta?', 'Mañana no estaré en la oficina.', '¡Qué buena noticia!'],
  french: [
    "L'équipe t'attend à l'accueil.",
    'On se reparle après la réunion ?',
    'Voilà le résumé, dis-moi ce que tu en penses.',
  ],
  german: [
    'Schönen Gruß aus Köln, der Zug fährt gleich.',
    'Bitte die Zahlen für März noch einmal prüfen.',
    'Das weiß ich erst übermorgen.',
  ],
  portuguese: ['Já falei com o João, está combinado.', 'A reunião ficou para amanhã às nove.'],
  polish: ['Wyślę ci to za pół godziny.', 'Dziękuję, wszystko się zgadza.'],
  turkish: ['Işıkları kapatır mısın?', 'İstanbul ofisi öğleden sonra arayacak.'],
  vietnamese: ['Cuộc họp bắt đầu lúc chín giờ.', 'Cảm ơn bạn rất nhiều.'],
  greek: ['Τα έγγραφα είναι έτοιμα.', 'Θα σε πάρω σε πέντε λεπτά.'],
  russian: ['Договор уже у юристов.', 'Спасибо, всё получил.'],
  arabic: ['هل وصل العقد اليوم؟', 'سأتصل بك بعد الاجتماع.', 'الملف رقم 42 جاهز، شكرًا.'],
  hebrew: ['הפגישה נדחתה ליום שלישי.', 'שלחתי לך את הקובץ, תבדוק בבקשה.'],
  hindi: ['बैठक तीन बजे शुरू होगी।', 'कृपया रिपोर्ट भेज दीजिए।'],
  thai: ['ประชุมเลื่อนเป็นวันพรุ่งนี้', 'ได้รับเอกสารแล้วครับ'],
  chinese: ['合同已经寄出了。', '下午三点开会，别忘了。'],
  japanese: ['資料を確認しました。', 'あとで電話します。'],
  korean: ['회의실은 3층입니다.', '확인 부탁드립니다.'],
}

/** Single emoji and sequences that break when text is cut between code points or counted in UTF-16 units. */
export const emoji: readonly string[] = [
  '👍',
  '😂',
  '❤️',
  '🙏',
  '🎉',
  '👩🏽‍💻',
  '👨‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  '🇮🇪',
  '🤷🏿‍♂️',
  '☕️',
  '1️⃣',
]

/** Text that a conversion to e-mail, or to a small character set, is most likely to damage (CNV-5, CNV-9). */
export const delicateTexts: readonly string[] = [
  // Decomposed: e and a combining acute are two code points, and must stay two.
  'Le cafe\u0301 est ferme\u0301 ce soir',
  'Z\u0351a\u0321l\u0342g\u030ao\u0323 is what the scanner made of it',
  // Bidirectional: marks, isolates and mixed digits.
  '\u2067החשבונית\u2069 no. 1047 \u200fשולמה\u200f',
  'رقم الطلب \u2068PO-2291\u2069 قيد المراجعة',
  'From now on everything goes through procurement.',
  'Agenda:\nFrom 9 to 10 budget\nFrom 10 to 11 hiring',
  'End of list\n.\nnot the end of the message',
  '-- \nSent from the train',
  '100 % of budget =3D not an equals sign, =\nand this line goes on',
  '<b>not bold</b> &amp; not an ampersand <script>alert(1)</script>',
  'column\tcolumn\tcolumn\n1\t2\t3',
  'Two  spaces,\u00a0a hard one and a soft\u00adhyphen',
  'Subject: this is still the text\nBcc: so is this\n\nand this',
  'Line\n\n\n\nfour lines further down',
  '=?utf-8?B?bm90IGFuIGVuY29kZWQgd29yZA==?=',
  `https://intranet.contoso.example/${'very-long-path/'.repeat(80)}end`,
  '𝒻𝒶𝓃𝒸𝓎 letters beyond the basic plane, and 𠮷 too',
]

/** Titles of groups. */
export const groupNames: readonly string[] = [
  'Quarter close',
  'Lunch',
  'Project Halcyon',
  'Night shift, Lagos',
  'Équipe Lyon',
  'Vertrieb Süd',
  'فريق الخليج',
  'צוות תמיכה',
  '東京オフィス',
  'Legal & Compliance',
  'Ask "Facilities"',
  'Off-site 🏖️ 2026',
  "Directors' circle",
  'Fire wardens (floor 3)',
]

/** Titles of broadcast lists. */
export const broadcastNames: readonly string[] = ['All suppliers', 'Kunden Nord', 'Price list', 'مستلمو النشرة']

/** Pages that people link to, as a phone previews them; some have no description. */
export const linkedPages: readonly { url: string; title: string; description?: string }[] = [
  {
    url: 'https://www.contoso.example/press/2026/q1',
    title: 'Contoso: first quarter',
    description: 'Figures, and what they mean.',
  },
  { url: 'https://rail.example/timetable?from=Lyon&to=Turin', title: 'Lyon – Torino', description: 'Horaires' },
  { url: 'https://intranet.contoso.example/canteen', title: 'Canteen: “this week”' },
  { url: 'https://xn--mnchen-3ya.example/messe', title: 'Messe München', description: 'Halle 7 & <b>Halle 8</b>' },
  { url: 'https://news.example/ar', title: 'أسعار اليوم', description: 'نشرة الصباح' },
]

/** Names of places for shared locations. */
export const places: readonly string[] = [
  'Contoso House, reception',
  'Gare de Lyon, Hall 2',
  'Café Zürich',
  'المطار، صالة الوصول',
  '東京駅',
  'Pier 7',
]
