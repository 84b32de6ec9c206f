import type { Request } from 'express'

/**
 * What the terminal says of a mistake of the console, so that it can be reported: the kind of the error, where in the code it was thrown,
 * and the first part of the address. The message and the rest of the address are left out, because names and texts may be in them.
 */
export function mistakeText(error: unknown, { method, path }: Pick<Request, 'method' | 'path'>): string {
  const [first = ''] = path.split('/').filter((part) => part !== '')
  const kind = error instanceof Error ? error.name : typeof error
  // The stack begins with the message, which may have lines that look like places in the code.
  const stack = error instanceof Error ? (error.stack ?? '').replace(error.message, () => '') : ''
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return [`mistake of the console: ${method} /${first} ended with ${kind}`, ...frames].join('\n')
}
