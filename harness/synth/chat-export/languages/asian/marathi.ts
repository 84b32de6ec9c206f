import type { ExportWords } from '../export-words.ts'

export const marathi: ExportWords = {
  language: 'mr',
  chatFile: '{chat} सोबत WhatsApp चॅट | {chat} सह WhatsApp चॅट | WhatsApp चॅट - {chat}',
  you: 'तुम्ही | तुम्हाला',
  and: 'आणि',
  attached: 'संलग्न केले',
  fileAttached: 'फाइल संलग्न',
  deleted: 'हा मेसेज हटवण्यात आला | हा संदेश हटविण्यात आला होता',
  deletedByYou: 'तुम्ही हा मेसेज हटवला | आपण हा संदेश हटविलात',
  deletedByAdmin: '',
  deletedByYouAsAdmin: '',
  omitted: {
    image: 'इमेज वगळली',
    video: 'व्हिडीओ वगळला',
    audio: 'ऑडिओ वगळला',
    gif: 'GIF वगळले',
    sticker: 'स्टिकर वगळले',
    document: 'डॉक्युमेंट वगळले',
    contact: 'संपर्क कार्ड वगळले',
  },
  calls: {
    voice: 'व्हॉइस कॉल',
    video: 'व्हिडिओ कॉल',
    missedVoice: 'मिस्ड व्हॉइस कॉल',
    missedVideo: 'मिस्ड व्हिडिओ कॉल',
    noAnswer: 'उत्तर नाही',
    declined: 'नाकारला',
    failed: '',
  },
  units: { hour: 'ता', minute: 'मि', second: 'से' },
  location: 'स्थान | ठिकाण',
  notices: `मेसेजेस आणि कॉल्स एन्ड-टू-एन्ड एन्क्रिप्शनने सुरक्षित… |
    मेसेज आणि कॉल एन्ड-टू-एन्ड एन्क्रिप्ट केलेले आहेत… | तुम्ही पाठवलेले संदेश आणि तुमचे कॉल्स… |
    तुमचा {} संबंधित सुरक्षा कोड बदलला आहे…`,
  events: '',
  group: {
    created: '{actor} यांनी "{group}" हा ग्रुप तयार केला | {actor} ने "{group}" ग्रुप तयार केला',
    renamed: '{actor} यांनी ग्रुपचे नाव "{}" वरून "{group}" असे बदलले',
    changed: '{actor} यांनी या ग्रुपचे आयकॉन बदलले | {actor} यांनी ग्रुपचे वर्णन बदलले…',
    joined: '{members} या ग्रुपच्या आमंत्रण लिंकद्वारे सामील झाले…',
    left: '{members} बाहेर पडले | {members} यांनी ग्रुप सोडला',
    added: '{actor} यांनी तुम्हाला जोडले | {actor} यांनी {members} यांना जोडले | {actor} ने {members} ला जोडले',
    removed: '{actor} यांनी तुम्हाला काढून टाकले | {actor} यांनी {members} यांना काढून टाकले',
  },
}
