import { languages } from '../languages/index.ts'
import { phrase, withoutMarks } from '../plain-text.ts'
import { alternatives } from './alternatives.ts'

/** A file that a message names, and the text that came with it. */
export interface NamedAttachment {
  fileName: string
  /** An iPhone may name several files in one message. */
  moreFileNames?: string[] | undefined
  caption: string
}

const labels = new Set(languages.flatMap(({ attached }) => alternatives(attached).map(phrase)))
const remarks = new Set(
  languages.flatMap(({ fileAttached, attached }) => alternatives(`${fileAttached} | ${attached}`).map(phrase)),
)

/** iPhone: `<attached: 00000042-PHOTO.jpg>`, alone or after the caption; one message may name several files. */
const labelled = /(?<before>^|[\u200e\u200f]) ?<(?<label>[^<>:：\n]{2,40})[:：] ?(?<name>[^<>\n]{1,300})>/gu
/**
 * Android: `IMG-20240312-WA0001.jpg (file attached)`, the caption on the lines below; WhatsApp Web puts it on the same
 * line. Old iPhones: `2018-11-13-PHOTO-00004762.jpg <attached>`.
 */
const remarked = /[^\S\n](?:\((?<round>[^()\n]{2,40})\)|<(?<angle>[^<>\n]{2,40})>)/gu
const withExtension = /[^\s/\\]\.[\p{L}\d]{1,10}$|^\.[\p{L}\d][\p{L}\d._-]{0,60}$/u
const fileNameMax = 300

/**
 * The files that a message names, in any language: either the words around a name are known, or the export contains a
 * file with that name (`isInExport`). Names may have blanks, several dots and any letters, and stay unchanged except for
 * invisible characters.
 */
export function attachmentIn(text: string, isInExport: (fileName: string) => boolean): NamedAttachment | undefined {
  return labelledIn(text, isInExport) ?? remarkedIn(text, isInExport)
}

function labelledIn(text: string, isInExport: (fileName: string) => boolean): NamedAttachment | undefined {
  const fileNames: string[] = []
  const caption = text.replaceAll(labelled, (whole: string, ...rest: unknown[]) => {
    const { label, name } = rest.at(-1) as Record<'label' | 'name', string>
    const fileName = withoutMarks(name).trim()
    if (!(labels.has(phrase(label)) || isInExport(fileName))) return whole
    fileNames.push(fileName)
    return ''
  })
  const [fileName, ...more] = fileNames
  if (fileName === undefined) return undefined
  return { fileName, ...(more.length > 0 && { moreFileNames: more }), caption: caption.trim() }
}

function remarkedIn(text: string, isInExport: (fileName: string) => boolean): NamedAttachment | undefined {
  const [line = '', ...more] = text.split('\n')
  for (const found of line.matchAll(remarked)) {
    const fileName = withoutMarks(line.slice(0, found.index)).trim()
    if (fileName === '' || fileName.length > fileNameMax) continue
    const remark = phrase(found.groups?.['round'] ?? found.groups?.['angle'] ?? '')
    const after = line.slice(found.index + found[0].length)
    // With words after it, somebody may have typed the remark.
    const isSure = isInExport(fileName) || (remarks.has(remark) && withExtension.test(fileName))
    if (!isSure) continue
    return { fileName, caption: [...(after.trim() === '' ? [] : [after.trim()]), ...more].join('\n') }
  }
  return undefined
}
