import type { RequestHandler } from 'express'
import { pathPattern } from '../http/path-pattern.ts'
import type { ControlOperation } from './control-operation.ts'
import { descriptionPaths } from './description-operations.ts'
import { grouped } from './grouped.ts'
import { ControlRefusal } from './refusal.ts'

/** The longest part of a caller's path that a refusal repeats, in characters. */
const shownCharactersMax = 80

/** Refuses a path that does not exist with the list of paths, and a method that a path does not have with its methods. */
export function nothingThere(operations: readonly ControlOperation[]): RequestHandler {
  const paths = grouped(operations, ({ path }) => path)
  const patterns = [...paths].map(([path, those]) => ({ matches: pathPattern(path), path, methods: methodsOf(those) }))
  return ({ method, path }, response) => {
    const found = patterns.find(({ matches }) => matches(path) !== undefined)
    if (found === undefined) throw noSuchPath(operations, path)
    response.setHeader('allow', found.methods.join(', '))
    throw new ControlRefusal(
      'method-not-allowed',
      `${found.path} takes ${found.methods.join(', ')}, not ${method}; ${descriptionPaths.page} describes them`,
    )
  }
}

/** The refusal of a path that does not exist; without `path`, of a path that cannot be read. */
export function noSuchPath(operations: readonly ControlOperation[], path?: string): ControlRefusal {
  const there = [...grouped(operations, (one) => one.path)].map(
    ([known, those]) => `${those.map(({ method }) => method).join(', ')} ${known}`,
  )
  const wrong = path === undefined ? 'this path cannot be read' : `there is no ${shown(path)}`
  return new ControlRefusal(
    'not-found',
    `${wrong}; there are ${there.join('; ')}. ${descriptionPaths.page} describes them`,
  )
}

function methodsOf(operations: readonly ControlOperation[]): string[] {
  return operations.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
}

function shown(path: string): string {
  return path.length > shownCharactersMax ? `${path.slice(0, shownCharactersMax)}…` : path
}
