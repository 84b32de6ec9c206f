import { languages } from '../languages/index.ts'
import { phrase, plain } from '../plain-text.ts'
import { alternatives } from './own-words.ts'

/** A file that a message names, and the text that came with it. */
export interface NamedAttachment {
  fileName: string
  caption: string
}

const labels = new Set(languages.flatMap(({ attached }) => alternatives(attached).map(phrase)))
const remarks = new Set(languages.flatMap(({ fileAttached }) => alternatives(fileAttached).map(phrase)))

/** iPhone: `<attached: 00000042-PHOTO.jpg>`, alone or after the caption. */
const labelled = /(?:^|\u200e)<(?<label>[^<>:\n]{2,40}): (?<name>[^<>\n]{1,300})>/u
/** Android: `IMG-20240312-WA0001.jpg (file attached)`, the caption on the lines below. */
const remarked = /^(?<name>.{1,300}?) \((?<remark>[^()]{2,40})\)$/u
const withExtension = /\.[\p{L}\d]{1,10}$/u

/**
 * The file that a message names, in any language: either the words around it are known, or the export contains a file
 * with that name (`isInExport`). Names may have blanks, several dots and any letters.
 */
export function attachmentIn(text: string, isInExport: (fileName: string) => boolean): NamedAttachment | undefined {
  return labelledIn(text, isInExport) ?? remarkedIn(text, isInExport)
}

function labelledIn(text: string, isInExport: (fileName: string) => boolean): NamedAttachment | undefined {
  const found = labelled.exec(text)
  const fileName = plain(found?.groups?.['name'] ?? '')
  if (found === null || !(labels.has(phrase(found.groups?.['label'] ?? '')) || isInExport(fileName))) return undefined
  return { fileName, caption: [text.slice(0, found.index), text.slice(found.index + found[0].length)].join('').trim() }
}

function remarkedIn(text: string, isInExport: (fileName: string) => boolean): NamedAttachment | undefined {
  const [line = '', ...caption] = text.split('\n')
  const found = remarked.exec(plain(line))?.groups
  const fileName = plain(found?.['name'] ?? '')
  if (found === undefined || fileName === '') return undefined
  const isKnown = remarks.has(phrase(found['remark'] ?? '')) && withExtension.test(fileName)
  return isKnown || isInExport(fileName) ? { fileName, caption: caption.join('\n') } : undefined
}
