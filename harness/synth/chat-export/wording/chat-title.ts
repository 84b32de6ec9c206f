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

/** True for the file name, without extension, of a chat's text. */
export function isTitled(stem: string): boolean {
  return titleIn(stem) !== undefined
}

/** True when a title is the name, apart from characters that a file name cannot have: `Project: A/B` is saved as `Project_ A_B`. */
export function isTitleOf(title: string, name: string): boolean {
  return titleKey(title) !== '' && titleKey(title) === titleKey(name)
}

function titleKey(name: string): string {
  return nameKey(name).replaceAll(/[^\p{L}\p{N}]/gu, '')
}
