/**
 * The words that WhatsApp writes into an export, a file per language. CONTRIBUTING.md has the recipe for another one. A key for
 * which you have no words takes an empty string: such lines then stay text.
 *
 * ` | ` stands between alternatives. Letter case, the sort of quotation marks and a final full stop do not matter. In
 * whole sentences `{actor}` is who did it, `{members}` whom it happened to, `{group}` a name of the group, `{}` anything,
 * and `…` at the end whatever follows; a sentence without `{actor}` is about the owner of the phone, one without
 * `{members}` happened to the owner.
 */
export interface ExportWords {
  /** The tag of the language, by BCP 47: `nl`. */
  language: string
  /** The export's file name, without extension; `{chat}` is the other person or the group. */
  chatFile: string
  /** How the owner of the phone is called in sentences and, by some versions, as an author. */
  you: string
  /** Stands between the last two of several names. */
  and: string
  /** iPhone: the label in `<attached: photo.jpg>`. */
  attached: string
  /** Android: the remark in `photo.jpg (file attached)`. */
  fileAttached: string
  deleted: string
  deletedByYou: string
  /** What an iPhone writes for a file that was left out. Android's `<Media omitted>` does not say what it was: it stays text. */
  omitted: Record<OmittedMedia, string>
  calls: Record<'voice' | 'video' | 'missedVoice' | 'missedVideo' | 'noAnswer' | 'declined', string>
  /** With what the words for hours, minutes and seconds begin: `1 uur 2 min 3 sec`. */
  units: Record<'hour' | 'minute' | 'second', string>
  /** The label in front of a link to a map. */
  location: string
  /** What WhatsApp tells the owner of the phone, and nobody in the chat did. */
  notices: string
  /** What happened to a group, tried in this order. */
  group: Record<'created' | 'renamed' | 'changed' | 'joined' | 'left' | 'added' | 'removed', string>
}

type OmittedMedia = 'image' | 'video' | 'audio' | 'gif' | 'sticker' | 'document'
