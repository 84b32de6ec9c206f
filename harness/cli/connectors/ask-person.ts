import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'

/** A person at a terminal, who is asked. Every method throws a UserError (`left`) if the person ends it, by Ctrl-C or Ctrl-D. */
export interface Person {
  /** What the person writes, without space around it; `otherwise` if it is nothing. */
  writes(question: string, otherwise?: string): Promise<string>
  /** The same, without showing what is written; spaces stay. */
  writesUnseen(question: string): Promise<string>
  agrees(question: string, otherwise: boolean): Promise<boolean>
  /** Says something without waiting for an answer. */
  hears(text: string): void
  /** The terminal is free again. */
  close(): void
}

/**
 * The person at this terminal; undefined in a pipe. Questions go to standard error, so that standard output has nothing but
 * the result.
 */
export function personAt({ input, errors }: Terminal): Person | undefined {
  if (input?.isTTY !== true) return undefined
  let isUnseen = false
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      if (!isUnseen) errors.write(String(chunk))
      done()
    },
  })
  const lines = createInterface({ input, output, terminal: true })
  const left = new AbortController()
  lines.on('SIGINT', () => left.abort())
  lines.on('close', () => left.abort())
  const asked = async (question: string): Promise<string> => {
    try {
      return await lines.question(question, { signal: left.signal })
    } catch (error) {
      if (!left.signal.aborted) throw error
      throw new UserError('left', '\nyou left it; nothing was changed', error)
    }
  }
  const writes: Person['writes'] = async (question, otherwise = '') => {
    const shown = otherwise === '' ? question : `${question} [${otherwise}]`
    return (await asked(`${shown}: `)).trim() || otherwise
  }
  return {
    writes,
    writesUnseen: async (question) => {
      errors.write(`${question}: `)
      isUnseen = true
      try {
        return await asked('')
      } finally {
        isUnseen = false
        errors.write('\n')
      }
    },
    agrees: async (question, otherwise) => {
      const said = await writes(`${question} ${otherwise ? '[Y/n]' : '[y/N]'}`)
      return said === '' ? otherwise : /^y(es)?$/i.test(said)
    },
    hears: (text) => errors.write(text),
    close: () => lines.close(),
  }
}
