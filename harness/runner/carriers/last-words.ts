import { stripVTControlCharacters } from 'node:util'

const linesMax = 5
const charactersMax = 600

/** Stack frames of JavaScript and Java, which come after the error and would hide it. */
const isStackFrame = /^\s+at \S/

/** The last lines of an output in one line, without colours and controls; empty when nothing was printed. */
export function lastWords(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split(/[\r\n]+/)
    .filter((line) => !isStackFrame.test(line))
    .map((line) => line.replace(/\p{Cc}/gu, ' ').trim())
    .filter((line) => line !== '')
  const words = lines.slice(-linesMax).join(' / ')
  return words.length <= charactersMax ? words : `…${words.slice(-charactersMax)}`
}
