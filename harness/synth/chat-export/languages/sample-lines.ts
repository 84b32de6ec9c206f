/** Lines of an export in one language, as WhatsApp writes them; the events are the same in all languages. */
export interface SampleLines {
  /** The file name of a chat with Anna Rossi, without extension. */
  chatFile: string
  /** Android: a message with the file `IMG-1.jpg`. */
  fileAttached: string
  /** iPhone: a message with the file `1-PHOTO.jpg`. */
  attached: string
  deleted: string
  deletedByYou: string
  /** The words of an iPhone for a picture that it left out. */
  image: string
  /** A missed voice call, and a missed video call. */
  voice: string
  video: string
  /** A voice call of one hour, two minutes and three seconds. */
  call: string
  /** The label in front of a link to a map. */
  location: string
  /** Anna makes the group North, Anna adds Bob, Bob leaves. */
  created: string
  added: string
  left: string
  /** The notice of encryption. */
  notice: string
}

/**
 * One entry for each language, for tests. Take the lines from real exports, and do not copy them from the file of the
 * language: a word that is wrong in both would be tested as right.
 */
export const sampleLines: Record<string, SampleLines> = {
  en: {
    chatFile: 'WhatsApp Chat with Anna Rossi',
    fileAttached: 'IMG-1.jpg (file attached)',
    attached: '\u200e<attached: 1-PHOTO.jpg>',
    deleted: 'This message was deleted',
    deletedByYou: 'You deleted this message',
    image: 'image omitted',
    voice: 'Missed voice call',
    video: 'Missed video call',
    call: 'Voice call. \u200e1 hr 2 min 3 sec',
    location: 'location',
    created: 'Anna created group “North”',
    added: 'Anna added Bob',
    left: 'Bob left',
    notice: 'Messages and calls are end-to-end encrypted. Tap.',
  },
  de: {
    chatFile: 'WhatsApp Chat mit Anna Rossi',
    fileAttached: '\u200eIMG-1.jpg (Datei angehängt)',
    attached: '<Anhang: 1-PHOTO.jpg>',
    deleted: 'Diese Nachricht wurde gelöscht.',
    deletedByYou: 'Du hast diese Nachricht gelöscht.',
    image: 'Bild weggelassen',
    voice: 'Verpasster Sprachanruf',
    video: 'Verpasster Videoanruf',
    call: 'Sprachanruf. \u200e1 Std 2 Min 3 Sek',
    location: 'Standort',
    created: 'Anna hat die Gruppe „North“ erstellt.',
    added: 'Anna hat Bob hinzugefügt.',
    left: 'Bob hat die Gruppe verlassen.',
    notice: 'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Tippe.',
  },
  it: {
    chatFile: 'Chat WhatsApp con Anna Rossi',
    fileAttached: 'IMG-1.jpg (file allegato)',
    attached: '<allegato: 1-PHOTO.jpg>',
    deleted: 'Questo messaggio è stato eliminato',
    deletedByYou: 'Hai eliminato questo messaggio',
    image: 'immagine omessa',
    voice: 'Chiamata vocale persa',
    video: 'Videochiamata persa',
    call: 'Chiamata vocale. \u200e1 ora 2 min 3 sec',
    location: 'posizione',
    created: 'Anna ha creato il gruppo "North"',
    added: 'Anna ha aggiunto Bob',
    left: 'Bob ha abbandonato',
    notice: 'I messaggi e le chiamate sono crittografati end-to-end. Tocca.',
  },
  es: {
    chatFile: 'Chat de WhatsApp con Anna Rossi',
    fileAttached: 'IMG-1.jpg (archivo adjunto)',
    attached: '<adjunto: 1-PHOTO.jpg>',
    deleted: 'Se eliminó este mensaje.',
    deletedByYou: 'Eliminaste este mensaje.',
    image: 'imagen omitida',
    voice: 'Llamada perdida',
    video: 'Videollamada perdida',
    call: 'Llamada de voz. \u200e1 h 2 min 3 s',
    location: 'ubicación',
    created: 'Anna creó el grupo "North".',
    added: 'Anna añadió a Bob.',
    left: 'Bob salió del grupo.',
    notice: 'Los mensajes y las llamadas están cifrados de extremo a extremo.',
  },
  fr: {
    chatFile: 'Discussion WhatsApp avec Anna Rossi',
    fileAttached: 'IMG-1.jpg (fichier joint)',
    attached: '<pièce jointe\u00a0: 1-PHOTO.jpg>',
    deleted: 'Ce message a été supprimé',
    deletedByYou: 'Vous avez supprimé ce message',
    image: 'image absente',
    voice: 'Appel vocal manqué',
    video: 'Appel vidéo manqué',
    call: 'Appel vocal. \u200e1 h 2 min 3 s',
    location: 'localisation ',
    created: 'Anna a créé le groupe « North »',
    added: 'Anna a ajouté Bob',
    left: 'Bob a quitté le groupe',
    notice: 'Les messages et les appels sont chiffrés de bout en bout.',
  },
  pt: {
    chatFile: 'Conversa do WhatsApp com Anna Rossi',
    fileAttached: 'IMG-1.jpg (arquivo anexado)',
    attached: '<anexado: 1-PHOTO.jpg>',
    deleted: 'Mensagem apagada',
    deletedByYou: 'Você apagou esta mensagem',
    image: 'imagem ocultada',
    voice: 'Chamada de voz perdida',
    video: 'Chamada de vídeo perdida',
    call: 'Chamada de voz. \u200e1 h 2 min 3 s',
    location: 'localização',
    created: 'Anna criou o grupo "North"',
    added: 'Anna adicionou Bob',
    left: 'Bob saiu',
    notice: 'As mensagens e as chamadas são protegidas com a criptografia de ponta a ponta e',
  },
  nl: {
    chatFile: 'WhatsApp-chat met Anna Rossi',
    fileAttached: 'IMG-1.jpg (bestand bijgevoegd)',
    attached: '<bijgevoegd: 1-PHOTO.jpg>',
    deleted: 'Dit bericht is verwijderd',
    deletedByYou: 'U hebt dit bericht verwijderd',
    image: 'afbeelding weggelaten',
    voice: 'Gemiste spraakoproep',
    video: 'Gemiste video-oproep',
    call: 'Spraakoproep. \u200e1 uur 2 min 3 sec',
    location: 'locatie',
    created: 'Anna heeft de groep "North" gemaakt',
    added: 'Anna heeft Bob toegevoegd',
    left: 'Bob heeft de groep verlaten',
    notice: 'Berichten en gesprekken worden end-to-end versleuteld.',
  },
  sv: {
    chatFile: 'WhatsApp-chatt med Anna Rossi',
    fileAttached: 'IMG-1.jpg (bifogad fil)',
    attached: '<bifogad: 1-PHOTO.jpg>',
    deleted: 'Det här meddelandet raderades',
    deletedByYou: 'Du raderade det här meddelandet',
    image: 'bild utesluten',
    voice: 'Missat röstsamtal',
    video: 'Missat videosamtal',
    call: 'Röstsamtal. \u200e1 tim 2 min 3 sek',
    location: 'plats',
    created: 'Anna skapade gruppen "North"',
    added: 'Anna lade till Bob',
    left: 'Bob lämnade',
    notice: 'Meddelanden och samtal är totalsträckskrypterade. Ingen',
  },
  he: {
    chatFile: 'צ׳אט WhatsApp עם Anna Rossi',
    fileAttached: 'IMG-1.jpg (קובץ מצורף)',
    attached: '<מצורף: 1-PHOTO.jpg>',
    deleted: 'הודעה זו נמחקה',
    deletedByYou: 'מחקת הודעה זו',
    image: 'התמונה הושמטה',
    voice: 'שיחה קולית שלא נענתה',
    video: 'שיחת וידאו שלא נענתה',
    call: 'שיחה קולית. \u200e1 שעה 2 דק׳ 3 שנ׳',
    location: 'מיקום',
    created: '\u200fAnna יצר/ה את הקבוצה "North"',
    added: 'Anna הוסיף/ה את Bob',
    left: 'Bob עזב/ה',
    notice: 'ההודעות והשיחות מוצפנות מקצה לקצה. לאף',
  },
}
