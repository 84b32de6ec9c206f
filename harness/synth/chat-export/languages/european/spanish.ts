import type { ExportWords } from '../export-words.ts'

export const spanish: ExportWords = {
  language: 'es',
  chatFile: 'Chat de WhatsApp con {chat} | Chat de WhatsApp - {chat}',
  you: 'Tú',
  and: 'y',
  attached: 'adjunto',
  fileAttached: 'archivo adjunto | archivo adjuntado',
  deleted: 'Se eliminó este mensaje | Este mensaje fue eliminado | Este mensaje se eliminó',
  deletedByYou: 'Eliminaste este mensaje',
  deletedByAdmin:
    'Este mensaje fue eliminado por el administrador {actor} | El administrador {actor} eliminó este mensaje',
  deletedByYouAsAdmin: 'Eliminaste este mensaje como administrador',
  omitted: {
    image: 'imagen omitida',
    video: 'Video omitido | vídeo omitido',
    audio: 'audio omitido',
    gif: 'GIF omitido',
    sticker: 'sticker omitido',
    document: 'documento omitido',
    contact: 'Tarjeta de contacto omitida',
  },
  calls: {
    voice: 'Llamada | Llamada de voz',
    video: 'Videollamada',
    missedVoice: 'Llamada perdida | Llamada de voz perdida | Llamada grupal perdida',
    missedVideo: 'Videollamada perdida | Videollamada grupal perdida',
    noAnswer: 'Sin respuesta',
    declined: 'Rechazada',
    failed: 'Llamada fallida | Ocupado | Cancelada',
  },
  units: { hour: 'h', minute: 'm', second: 's' },
  location: 'ubicación',
  notices: `Los mensajes y las llamadas están cifrados de extremo a extremo… | Cambió tu código de seguridad con {} |
    Cambió tu código de seguridad con… | Tu código de seguridad con {} cambió… | Bloqueaste a este contacto… |
    Desbloqueaste a este contacto… | {} activó los mensajes temporales… | {} desactivó los mensajes temporales…`,
  events: '',
  group: {
    created: `Creaste el grupo "{group}" | {actor} creó el grupo "{group}" | Creaste este grupo | {actor} creó este grupo`,
    renamed: `{actor} cambió el asunto de "{}" a "{group}" | {actor} cambió el nombre del grupo de "{}" a "{group}" |
      Cambiaste el nombre del grupo de "{}" a "{group}" | {actor} cambió el asunto a "{group}"`,
    changed: `{actor} cambió la descripción del grupo… | {actor} cambió el ícono de este grupo | Ahora eres administrador… |
      {actor} cambió la imagen de este grupo | {actor} cambió el icono de este grupo | {actor} cambió los ajustes del grupo…`,
    joined: `{members} se unió usando el enlace de invitación… | {members} se unió con el enlace de invitación… |
      Se añadió a {members} | Se te añadió al grupo`,
    left: '{members} salió del grupo | {members} salió | Saliste del grupo | Se eliminó a {members}',
    added: `{actor} te añadió | {actor} te agregó | Añadiste a {members} | {actor} añadió a {members} |
      Agregaste a {members} | {actor} agregó a {members}`,
    removed: '{actor} te eliminó | Eliminaste a {members} | {actor} eliminó a {members}',
  },
}
