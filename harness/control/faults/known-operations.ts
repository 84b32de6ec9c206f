import type { EffectKind } from './fault-kinds.ts'
import type { FaultRule } from './fault-rule.ts'

/** The possible aims of faults: the operations of every server of the room, each with the effects that it can have. */
export interface KnownOperations {
  /** Registers the operations of a server; each server does so once. */
  register(server: string, operations: readonly { name: string }[], effects: readonly EffectKind[]): void
  /**
   * The full name, `server:operation`, of the operation that a rule is aimed at. Throws a RangeError if no server or
   * several servers have an operation with this name, or if the operation cannot have the effect.
   */
  aimOf(rule: FaultRule): string
  /** Every operation by its full name, in the order of the alphabet, with what a fault can do to it. */
  operations(): { operation: string; effects: readonly EffectKind[] }[]
}

/** Empty at first; servers register their operations. */
export function createKnownOperations(): KnownOperations {
  const effectsOf = new Map<string, readonly EffectKind[]>()
  const fullNames = (operation: string): string[] => {
    if (effectsOf.has(operation)) return [operation]
    return [...effectsOf.keys()].filter((name) => name.slice(name.indexOf(':') + 1) === operation).sort()
  }
  return {
    register: (server, operations, effects) => {
      for (const { name } of operations) effectsOf.set(`${server}:${name}`, effects)
    },
    operations: () =>
      [...effectsOf]
        .map(([operation, effects]) => ({ operation, effects }))
        .sort((a, b) => (a.operation < b.operation ? -1 : 1)),
    aimOf: ({ operation, effect }) => {
      const [aim, ...others] = fullNames(operation)
      if (aim === undefined) {
        throw new RangeError(`no operation "${operation}"; there are ${[...effectsOf.keys()].sort().join(', ')}`)
      }
      if (others.length > 0) {
        throw new RangeError(`"${operation}" is an operation of several servers; use ${[aim, ...others].join(' or ')}`)
      }
      const effects = effectsOf.get(aim) ?? []
      if (!effects.includes(effect.kind)) {
        throw new RangeError(`${aim} cannot have the effect "${effect.kind}"; it can have ${effects.join(', ')}`)
      }
      return aim
    },
  }
}
