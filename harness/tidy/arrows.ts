/** From a name to the names that it may import. */
export type Arrows = ReadonlyMap<string, readonly string[]>

/** Whether one can get from a name to another along arrows. */
function leadsTo(arrows: Arrows, from: string, to: string, seen: Set<string> = new Set()): boolean {
  return (arrows.get(from) ?? []).some((next) => {
    if (next === to) return true
    if (seen.has(next)) return false
    seen.add(next)
    return leadsTo(arrows, next, to, seen)
  })
}

/** Names that lead back to themselves. */
export function inCircles(arrows: Arrows): string[] {
  return [...arrows.keys()].filter((name) => leadsTo(arrows, name, name))
}

/** The arrows that a picture needs: one is left out where others lead to the same place. */
export function withoutShortcuts(arrows: Arrows): Arrows {
  return new Map(
    [...arrows].map(([from, all]) => [
      from,
      all.filter((to) => !all.some((other) => other !== to && leadsTo(arrows, other, to))),
    ]),
  )
}
