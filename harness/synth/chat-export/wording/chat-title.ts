import { languages } from '../languages/index.ts'
import { nameKey, plain, straightQuotes } from '../plain-text.ts'
import { alternatives } from './alternatives.ts'
import { meansOwner, patternOf } from './sentences.ts'

const fileNames = languages.flatMap(({ chatFile }) => alternatives(chatFile).map(patternOf))

/**
 * The other person or the group in a file name without extension, `WhatsApp Chat with Anna`. Programs that send files on
 * may have put underscores for the blanks.
 */
export function titleIn(stem: string): string | undefined {
  const name = straightQuotes(plain(stem))
  for (const spelling of new Set([name, name.replaceAll('_', ' ')])) {
    for (const pattern of fileNames) {
      const title = pattern.exec(spelling)?.groups?.['chat']
      if (title !== undefined) return title
    }
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

/** The title without the number that a browser adds to the name of a second file: `Alice (1)` is Alice. */
export function withoutCopyNumber(title: string): string {
  return title.replace(/ ?\(\p{Nd}{1,3}\)$/u, '')
}

/** The owner of the phone in the title of a chat with themselves: `Ann Marsh (You)`. */
export function selfInTitle(title: string): string | undefined {
  const found = /^(?<name>.+?) ?\((?<you>[^()]+)\)$/u.exec(withoutCopyNumber(title))?.groups
  return found !== undefined && meansOwner(found['you'] ?? '') ? found['name'] : undefined
}

/** True for a file name in an unknown language that holds the name, as each file name of a chat does. */
export function mayHoldName(stem: string, name: string): boolean {
  return titleKey(name) !== '' && titleKey(stem).includes(titleKey(name))
}

/** True for a file name of WhatsApp in a language that is not known. */
export function isOfWhatsApp(stem: string): boolean {
  return /whats ?app/iu.test(stem)
}

function titleKey(name: string): string {
  return nameKey(name).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}
