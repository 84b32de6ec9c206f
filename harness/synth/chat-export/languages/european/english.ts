import type { ExportWords } from '../export-words.ts'

export const english: ExportWords = {
  language: 'en',
  chatFile: 'WhatsApp Chat with {chat} | WhatsApp Chat - {chat}',
  you: 'You',
  and: 'and',
  attached: 'attached',
  fileAttached: 'file attached',
  deleted: 'This message was deleted | Message deleted',
  deletedByYou: 'You deleted this message',
  deletedByAdmin: 'This message was deleted by admin {actor}',
  deletedByYouAsAdmin: 'You deleted this message as admin',
  omitted: {
    image: 'image omitted | photo omitted | View once photo omitted',
    video: 'video omitted | video note omitted | View once video omitted',
    audio: 'audio omitted | View once voice message omitted',
    gif: 'GIF omitted',
    sticker: 'sticker omitted',
    document: 'document omitted',
    contact: 'Contact card omitted',
  },
  calls: {
    voice: 'Voice call | Group voice call',
    video: 'Video call | Group video call',
    missedVoice:
      'Missed voice call | You missed a voice call | Missed group call | Missed call | Missed group voice call | Silenced voice call',
    missedVideo: 'Missed video call | You missed a video call | Missed group video call | Silenced video call',
    noAnswer: 'No answer',
    declined: 'Declined | Call declined',
    failed:
      'Call failed | Failed | Busy | Line busy | Cancelled | Canceled | Call cancelled | Not answered | Unanswered',
  },
  units: { hour: 'h', minute: 'm', second: 's' },
  location: 'location',
  notices: `Messages and calls are end-to-end encrypted… | Messages to this chat and calls are now secured… |
    Messages to this group are now secured… | Your security code with {} changed… | You blocked this contact… |
    You unblocked this contact… | Disappearing messages… | {} turned on disappearing messages… |
    {} turned off disappearing messages… | This chat is with a business account… | {} is a contact |
    This business uses a secure service… | This business is now using a secure service… |
    {} uses a secure service… | {} may use different companies to manage this chat… |
    This business works with other companies… | {} works with other companies… |
    This business account has now registered… | Some earlier messages may not be available… |
    Group creator created group…`,
  events: `{actor} changed their phone number… | {actor} changed to {} | {actor} pinned a message… |
    {actor} updated the message timer… | {actor} requested to join… | {actor} reset this group's invite link… |
    {actor} turned on admin approval… | {actor} turned off admin approval… | {actor} is now an admin… |
    {actor} changed their security code… | {actor} changed the chat theme…`,
  group: {
    created: '{actor} created group "{group}" | {actor} created this group',
    renamed: `{actor} changed the subject from "{}" to "{group}" | {actor} changed the subject to "{group}" |
      {actor} changed the group name from "{}" to "{group}" | {actor} changed the group name to "{group}"`,
    changed: `{actor} changed this group's icon | {actor} deleted this group's icon | {actor} changed the group description… |
      {actor} changed this group's settings… | {actor} deleted the group description… | You're now an admin… |
      You're now a community admin… | This group has over {} members…`,
    joined: `{members} joined | {members} joined using this group's invite link | {members} joined using a group link… |
      {members} joined from the community | {members} was added | You were added`,
    left: '{members} left | {members} left the group | {members} was removed | You were removed',
    added: '{actor} added {members}',
    removed: '{actor} removed {members}',
  },
}
