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
