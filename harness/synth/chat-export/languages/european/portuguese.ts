import type { ExportWords } from '../export-words.ts'

export const portuguese: ExportWords = {
  language: 'pt',
  chatFile: 'Conversa do WhatsApp com {chat} | Conversa no WhatsApp com {chat} | Conversa do WhatsApp - {chat}',
  you: 'Você',
  and: 'e',
  attached: 'anexado | anexo',
  fileAttached: 'arquivo anexado | ficheiro anexado',
  deleted: 'Mensagem apagada | Esta mensagem foi apagada | Esta mensagem foi eliminada',
  deletedByYou:
    'Você apagou esta mensagem | Apagou esta mensagem | Eliminou esta mensagem | Você eliminou esta mensagem',
  deletedByAdmin: 'Mensagem apagada pelo admin {actor} | Esta mensagem foi apagada pelo administrador {actor}',
  deletedByYouAsAdmin: 'Você apagou esta mensagem como admin',
  omitted: {
    image: 'imagem ocultada | imagem não revelada',
    video: 'vídeo omitido | vídeo não revelado',
    audio: 'áudio ocultado | ficheiro de áudio não revelado',
    gif: 'GIF omitido | GIF não revelada',
    sticker: 'figurinha omitida | sticker não revelado',
    document: 'documento omitido | documento não revelado',
    contact: 'Contacto não revelado | Cartão do contato omitido',
  },
  calls: {
    voice: 'Chamada de voz',
    video: 'Chamada de vídeo | Videochamada',
    missedVoice: 'Chamada de voz perdida | Chamada de voz em grupo perdida',
    missedVideo: 'Chamada de vídeo perdida | Videochamada perdida | Chamada de vídeo em grupo perdida',
    noAnswer: 'Sem resposta | Não atendida',
    declined: 'Recusada',
    failed: 'Falha na chamada | Ocupado | Cancelada',
  },
  units: { hour: 'h', minute: 'm', second: 's' },
  location: 'localização',
  notices: `As mensagens e as chamadas são protegidas com a criptografia de ponta a ponta… | Você bloqueou este contato… |
    As mensagens e ligações são protegidas… | As mensagens e chamadas são encriptadas ponto a ponto… |
    Seu código de segurança com {} mudou… | O seu código de segurança {} mudou… | Você desbloqueou este contato… |
    {} ativou as mensagens temporárias… | {} desativou as mensagens temporárias…`,
  events: '',
  group: {
    created: '{actor} criou o grupo "{group}" | {actor} criou este grupo',
    renamed: `{actor} mudou o nome do grupo de "{}" para "{group}" | {actor} mudou o assunto de "{}" para "{group}" |
      {actor} alterou o nome do grupo de "{}" para "{group}" | {actor} alterou o nome do grupo para "{group}"`,
    changed: `{actor} mudou a imagem do grupo… | {actor} mudou a imagem deste grupo… | {actor} mudou a descrição do grupo… |
      {actor} alterou a descrição do grupo… | {actor} mudou as configurações… | Agora você é admin…`,
    joined: `{members} entrou usando o link de convite… | {members} entrou no grupo usando… | {members} foi adicionado |
      {members} foi adicionada`,
    left: '{members} saiu | {members} saiu do grupo',
    added: '{actor} adicionou {members}',
    removed: '{actor} removeu {members}',
  },
}
