import type { Chance } from '../control/seed.ts'
import { delicateTexts, emoji, sentences } from './phrases.ts'

const languages = Object.values(sentences)

/** What a person might type: mostly a sentence or two in one language, and sometimes text that is harder to convert. */
export function messageText(chance: Chance): string {
  const roll = chance.int(1, 100)
  const language = chance.pick(languages)
  if (roll <= 55) return chance.pick(language)
  if (roll <= 72) return `${chance.pick(language)} ${chance.pick(language)}`
  if (roll <= 85) return `${chance.pick(language)} ${chance.pick(emoji)}`
  if (roll <= 90) return Array.from({ length: chance.int(1, 5) }, () => chance.pick(emoji)).join('')
  if (roll <= 97) return `${chance.pick(language)}\n\n- ${chance.pick(language)}\n- ${chance.pick(language)}`
  return chance.pick(delicateTexts)
}

/** The caption of a media message; half of them have none. */
export function captionText(chance: Chance): string {
  return chance.percent(50) ? '' : messageText(chance)
}

/** The emoji of a reaction. */
export function reactionText(chance: Chance): string {
  return chance.pick(emoji)
}

/**
 * Text of exactly `sizeBytes` octets in UTF-8, from 0 up to more than any limit. It neither begins nor ends with white
 * space, so trimming does not change its size. Throws a RangeError for a size that is not a whole number from 0.
 */
export function textOfSize(chance: Chance, sizeBytes: number): string {
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0) {
    throw new RangeError(`the size of a text is a whole number of octets from 0, not ${sizeBytes}`)
  }
  const parts: string[] = []
  let left = sizeBytes
  for (;;) {
    const sentence = `${chance.pick(chance.pick(languages))} `
    const octets = Buffer.byteLength(sentence)
    if (octets >= left) break
    parts.push(sentence)
    left -= octets
  }
  return parts.join('') + '.'.repeat(left)
}
