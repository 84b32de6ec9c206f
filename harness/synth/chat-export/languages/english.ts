import type { ExportWords } from './export-words.ts'

export const english: ExportWords = {
  language: 'en',
  chatFile: 'WhatsApp Chat with {chat} | WhatsApp Chat - {chat}',
  you: 'You',
  and: 'and',
  attached: 'attached',
  fileAttached: 'file attached',
  deleted: 'This message was deleted | Message deleted',
  deletedByYou: 'You deleted this message',
  omitted: {
    image: 'image omitted',
    video: 'video omitted | video note omitted',
    audio: 'audio omitted',
    gif: 'GIF omitted',
    sticker: 'sticker omitted',
    document: 'document omitted',
  },
  calls: {
    voice: 'Voice call | Group voice call',
    video: 'Video call | Group video call',
    missedVoice: 'Missed voice call | Missed group voice call | Silenced voice call',
    missedVideo: 'Missed video call | Missed group video call | Silenced video call',
    noAnswer: 'No answer',
    declined: 'Declined | Call declined',
  },
  units: { hour: 'h', minute: 'm', second: 's' },
  location: 'location',
  notices: `Messages and calls are end-to-end encrypted… | Messages to this chat and calls are now secured… |
    Messages to this group are now secured… | Your security code with {} changed… | You blocked this contact… |
    You unblocked this contact… | Disappearing messages… | {} turned on disappearing messages… |
    {} turned off disappearing messages… | This chat is with a business account… | {} is a contact |
    Group creator created group…`,
  group: {
    created: '{actor} created group "{group}" | {actor} created this group',
    renamed: `{actor} changed the subject from "{}" to "{group}" | {actor} changed the subject to "{group}" |
      {actor} changed the group name from "{}" to "{group}" | {actor} changed the group name to "{group}"`,
    changed: `{actor} changed this group's icon | {actor} deleted this group's icon | {actor} changed the group description… |
      {actor} changed this group's settings… | {actor} deleted the group description… | You're now an admin…`,
    joined: `{members} joined using this group's invite link | {members} joined using a group link… |
      {members} joined from the community | {members} was added | You were added`,
    left: '{members} left | {members} left the group | {members} was removed | You were removed',
    added: '{actor} added {members}',
    removed: '{actor} removed {members}',
  },
}
