import type { ExportWords } from '../export-words.ts'

export const french: ExportWords = {
  language: 'fr',
  chatFile: 'Discussion WhatsApp avec {chat} | Discussion WhatsApp - {chat}',
  you: 'Vous',
  and: 'et',
  attached: 'pièce jointe',
  fileAttached: 'fichier joint',
  deleted: 'Ce message a été supprimé',
  deletedByYou: 'Vous avez supprimé ce message | Tu as supprimé ce message',
  deletedByAdmin: "Ce message a été supprimé par l'admin {actor}",
  deletedByYouAsAdmin: "Vous avez supprimé ce message en tant qu'admin",
  omitted: {
    image: 'image absente',
    video: 'vidéo absente',
    audio: 'audio omis',
    gif: 'GIF retiré',
    sticker: 'sticker omis',
    document: 'document manquant',
    contact: 'Fiche contact manquante',
  },
  calls: {
    voice: 'Appel vocal',
    video: 'Appel vidéo',
    missedVoice: 'Appel vocal manqué | Appel vocal de groupe manqué',
    missedVideo: 'Appel vidéo manqué | Appel vidéo de groupe manqué',
    noAnswer: 'Aucune réponse | Pas de réponse',
    declined: 'Refusé',
    failed: "Échec de l'appel | Occupé | Annulé",
  },
  units: { hour: 'h', minute: 'm', second: 's' },
  location: 'localisation',
  notices: `Les messages et les appels sont chiffrés de bout en bout… | Votre code de sécurité avec {} a changé… |
    Vous avez bloqué ce contact… | Vous avez débloqué ce contact… | {} a activé les messages éphémères… |
    {} a désactivé les messages éphémères…`,
  events: '',
  group: {
    created: `Vous avez créé le groupe "{group}" | {actor} a créé le groupe "{group}" | {actor} a créé ce groupe |
      Vous avez créé ce groupe`,
    renamed: `{actor} a changé le sujet de "{}" à "{group}" | {actor} a changé le nom du groupe de "{}" à "{group}" |
      {actor} a changé le nom du groupe de "{}" en "{group}" | Vous avez changé le nom du groupe de "{}" en "{group}"`,
    changed: `{actor} a changé l'icône du groupe | {actor} a changé l'image du groupe | {actor} a changé l'icône de ce groupe |
      {actor} a changé la description du groupe… | Vous êtes maintenant admin… | {actor} a modifié les paramètres…`,
    joined: `{members} a rejoint le groupe via… | {members} a rejoint via… | {members} a rejoint en utilisant… |
      {members} a été ajouté | {members} a été ajoutée | Vous avez été ajouté | Vous avez été ajoutée`,
    left: '{members} a quitté le groupe | {members} a quitté | {members} est parti | Vous avez quitté le groupe',
    added: '{actor} vous a ajouté | {actor} vous a ajoutée | Vous avez ajouté {members} | {actor} a ajouté {members}',
    removed: '{actor} vous a retiré | Vous avez retiré {members} | {actor} a retiré {members}',
  },
}
