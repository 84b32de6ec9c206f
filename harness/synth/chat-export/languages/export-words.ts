/**
 * The words that WhatsApp writes into an export, a file per language. CONTRIBUTING.md has the recipe for another one.
 * If you have no words for a key, give it an empty string: such lines then stay text.
 *
 * ` | ` separates alternatives. Letter case, the kind of quotation marks and a final full stop do not matter. In whole
 * sentences `{actor}` is the person who did it, `{members}` the people to whom it happened, `{group}` a name of the
 * group, `{}` any text, and `…` at the end any following text. In a sentence without `{actor}`, the owner of the phone
 * did it; in one without `{members}`, it happened to the owner.
 */
export interface ExportWords {
  /** The tag of the language, by BCP 47: `nl`. */
  language: string
  /** The export's file name, without extension; `{chat}` is the other person or the group. */
  chatFile: string
  /** The word for the owner of the phone in sentences and, in some versions, as an author. */
  you: string
  /** The word between the last two of several names. */
  and: string
  /** iPhone: the label in `<attached: photo.jpg>`. */
  attached: string
  /** Android: the remark in `photo.jpg (file attached)`. */
  fileAttached: string
  deleted: string
  deletedByYou: string
  /** Deleted by an admin of the group, `{actor}`, and not by its author. */
  deletedByAdmin: string
  deletedByYouAsAdmin: string
  /**
   * The words of an iPhone for a file that was left out. Android's `<Media omitted>` does not name the kind of file, so
   * it stays text.
   */
  omitted: Record<OmittedMedia, string>
  /** `failed` is every end without a conversation besides `noAnswer` and `declined`: failed, busy, cancelled. */
  calls: Record<'voice' | 'video' | 'missedVoice' | 'missedVideo' | 'noAnswer' | 'declined' | 'failed', string>
  /** The beginnings of the words for hours, minutes and seconds: `1 uur 2 min 3 sec`. */
  units: Record<'hour' | 'minute' | 'second', string>
  /** The label in front of a link to a map. */
  location: string
  /** Notes of WhatsApp to the owner of the phone, about things that no person in the chat did. */
  notices: string
  /** What somebody in the chat did with it, besides the events of a group: a new number, a pinned message. */
  events: string
  /** Events of a group, tried in this order. */
  group: Record<'created' | 'renamed' | 'changed' | 'joined' | 'left' | 'added' | 'removed', string>
}

type OmittedMedia = 'image' | 'video' | 'audio' | 'gif' | 'sticker' | 'document' | 'contact'
