import type { CaptureEvent, Mention } from '../../contract/index.ts'
import { oneLine } from './line.ts'

/** What a text that speaks to people reads like, and to whom it speaks. */
export interface MentionedText {
  text: string
  /** One for each person, in the order in which the text first speaks to them. */
  mentions: Mention[]
}

/**
 * WhatsApp sends `@<digits>`; a phone shows, and so the site serves, `@` and the given name, or the number where the phone
 * knows no name (as the vendor's sibling app does). What stands behind an `@` without being announced as a mention is left
 * alone: people type such things.
 */
export function renderMentions({ text, mentionedNumbers = [], participants }: CaptureEvent): MentionedText {
  // Most texts speak to nobody by number, and every one is rendered.
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

/** The first word of a name as the phone knew it. */
function givenName(name: string): string {
  return oneLine(name).trim().split(/\s/u)[0] ?? ''
}
