import { languages } from '../languages/index.ts'
import { nameKey, plain, straightQuotes } from '../plain-text.ts'
import { alternatives } from './own-words.ts'
import { patternOf } from './sentences.ts'

const fileNames = languages.flatMap(({ chatFile }) => alternatives(chatFile).map(patternOf))

/** The other person or the group in a file name without extension, `WhatsApp Chat with Anna`. */
export function titleIn(stem: string): string | undefined {
  const name = straightQuotes(plain(stem))
  for (const pattern of fileNames) {
    const title = pattern.exec(name)?.groups?.['chat']
    if (title !== undefined) return title
  }
  return undefined
}

/** True for a file name, without extension, that WhatsApp gives to the text of a chat. */
export function isTitled(stem: string): boolean {
  return titleIn(stem) !== undefined
}

/** True when a title is a name, but for what a file name cannot hold: `Project: A/B` is saved as `Project_ A_B`. */
export function isTitleOf(title: string, name: string): boolean {
  return titleKey(title) !== '' && titleKey(title) === titleKey(name)
}

function titleKey(name: string): string {
  return nameKey(name).replaceAll(/[^\p{L}\p{N}]/gu, '')
}
