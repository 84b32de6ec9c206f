import type { CaptureEvent, Mention } from '../../contract/index.ts'
import { oneLine } from './line.ts'

/** A text with its mentions as the phone shows them, and the mentioned persons. */
export interface MentionedText {
  text: string
  /** One for each person, in the order of their first mention. */
  mentions: Mention[]
}

/**
 * WhatsApp sends `@<digits>`. A phone shows `@` and the given name, or the number if it knows no name, and so does the
 * site (as the vendor's sibling app does). Digits after an `@` that the event does not list as a mention stay
 * unchanged: people type such texts.
 */
export function renderMentions({ text, mentionedNumbers = [], participants }: CaptureEvent): MentionedText {
  // A shortcut: every text is rendered, and most have no mentions.
  if (mentionedNumbers.length === 0) return { text, mentions: [] }
  const announced = new Set(mentionedNumbers)
  const names = new Map(participants.map(({ number, name }) => [number, givenName(name)]))
  const mentions = new Map<string, Mention>()
  const shown = text.replaceAll(/@(\d+)/g, (placeholder, number: string) => {
    if (!announced.has(number)) return placeholder
    const mention = { number, name: names.get(number) || number }
    mentions.set(number, mention)
    return `@${mention.name}`
  })
  return { text: shown, mentions: [...mentions.values()] }
}

/** The first word of a name, as the phone knew it. */
function givenName(name: string): string {
  return oneLine(name).trim().split(/\s/u)[0] ?? ''
}
