import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { type Arrows, withoutShortcuts } from './arrows.ts'
import type { ImportMatrix } from './import-matrix.ts'

/** The picture of worlds and rooms for CONTRIBUTING.md, as SVG; equal for equal matrices. */
export async function roomsPicture(matrix: ImportMatrix): Promise<string> {
  const graphviz = await Graphviz.load()
  const svg = graphviz.layout(roomsGraph(matrix), 'svg', 'dot')
  // The comment of the layouter names its version and build.
  return svg.replace(/<!--[^>]*-->\n?/g, '')
}

/** The same in the language of Graphviz. */
function roomsGraph({ worlds, roots, rooms }: ImportMatrix): string {
  const names = [...roots, ...Object.keys(worlds).reverse()]
  const pathOf = (world: string): string => (world in rooms ? world : `harness/${world}`)
  const clusters = names.map((world) => cluster(world, rooms, pathOf(world)))
  return [
    'digraph worlds {',
    '  graph [compound=true, rankdir=TB, nodesep=0.25, ranksep=0.4, fontname="Helvetica", bgcolor="white"]',
    '  node [shape=box, style="rounded,filled", fillcolor="white", fontname="Helvetica", fontsize=11, height=0.3]',
    '  edge [arrowsize=0.6, color="#5b6570"]',
    ...clusters,
    ...worldArrows(worlds, roots),
    '}',
    '',
  ].join('\n')
}

function cluster(world: string, rooms: ImportMatrix['rooms'], path: string): string {
  const arrows = withoutShortcuts(new Map(Object.entries(rooms[path]?.rooms ?? {})))
  const boxes = boxesOf(arrows)
  return [
    `  subgraph "cluster_${world}" {`,
    `    label="${world}"; labeljust=l; style="rounded,filled"; fillcolor="#eef3f8"; color="#9fb3c8"`,
    `    "${world}" [label="", shape=point, style=invis, width=0]`,
    ...boxes.map((box) => `    "${world}/${box[0]}" [label="${box.join('\\n')}"]`),
    ...boxes.flatMap(([from = '']) =>
      (arrows.get(from) ?? []).map((to) => `    "${world}/${from}" -> "${world}/${to}"`),
    ),
    '  }',
  ].join('\n')
}

/** Rooms that no other imports, and that import the same, share one box: the areas of the scenarios would be ten otherwise. */
function boxesOf(arrows: Arrows): string[][] {
  const imported = new Set([...arrows.values()].flat())
  const boxes = new Map<string, string[]>()
  for (const [room, seen] of arrows) {
    const key = imported.has(room) ? room : `nobody imports it, and it imports ${seen.join(' ')}`
    boxes.set(key, [...(boxes.get(key) ?? []), room])
  }
  return [...boxes.values()]
}

/** Solid where a world may import another, dashed where it may import its types only. */
function worldArrows(worlds: ImportMatrix['worlds'], roots: readonly string[]): string[] {
  const kept = (kind: 'any' | 'types only'): [from: string, to: string][] =>
    Object.entries(worlds).flatMap(([from, seen]) =>
      Object.entries(seen).flatMap(([to, what]): [string, string][] => (what === kind ? [[from, to]] : [])),
    )
  const ofRoots = roots.flatMap((root) => Object.keys(worlds).map((world): [string, string] => [root, world]))
  const solid = withoutShortcuts(arrowsOf([...kept('any'), ...ofRoots]))
  const dashed = withoutShortcuts(arrowsOf([...kept('types only'), ...kept('any')]))
  const isTypesOnly = (from: string, to: string): boolean => worlds[from]?.[to] === 'types only'
  return [...drawn(solid, () => true, 'solid'), ...drawn(dashed, isTypesOnly, 'dashed')]
}

function arrowsOf(pairs: readonly [from: string, to: string][]): Arrows {
  const arrows = new Map<string, string[]>()
  for (const [from, to] of pairs) arrows.set(from, [...(arrows.get(from) ?? []), to])
  return arrows
}

function drawn(arrows: Arrows, isShown: (from: string, to: string) => boolean, style: string): string[] {
  return [...arrows].flatMap(([from, all]) =>
    all
      .filter((to) => isShown(from, to))
      .map((to) => `  "${from}" -> "${to}" [ltail="cluster_${from}", lhead="cluster_${to}", style=${style}]`),
  )
}
