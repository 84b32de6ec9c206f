import type { Capability } from './capabilities.ts'
import { documents } from './documents.ts'
import type { ReadingId } from './readings.ts'

/** Where a requirement comes from: stated by the specification, documented elsewhere in public, or assumed by us. */
export type Source = 'stated' | 'documented' | 'assumed'

/** `must` fails a run; `should` warns, unless the run is strict. */
export type Weight = 'must' | 'should'

/** Who has to meet it. Only `connector` counts for a connector; the others are this mock's own self-test. */
export type Subject = 'connector' | 'site' | 'tenant'

/** One sentence of the specification that somebody can be held to. */
export interface Requirement {
  /** Stable and typeable: `MAP-5`. Never given to another sentence. */
  id: string
  sentence: string
  source: Source
  /** Title and publisher of the document. */
  document: string
  /** The part of the document, by its heading or in words; of an assumption, what it follows from. */
  section: string
  weight: Weight
  subject: Subject
  /** The readings that decide what exactly is demanded, where sources disagree or are silent; often none. */
  readings: ReadingId[]
  capability?: Capability
  /** How often what it is about has to occur in one world before a pass says anything; the verdict is `unknown` below it. */
  minimum: number
  /** What a pass does not show, in one sentence. */
  cannotShow?: string
}

/** A group of requirements that share the letters of their ids. */
export interface RequirementArea {
  /** The letters: `MAP`. */
  code: string
  title: string
  requirements: Requirement[]
}

/** A requirement as its area lists it: without what all requirements of the area share, and without defaults. */
export interface RequirementRow
  extends Pick<Requirement, 'sentence' | 'source' | 'section' | 'weight' | 'capability' | 'cannotShow'>,
    Partial<Pick<Requirement, 'document' | 'readings' | 'minimum'>> {
  /** The number in its id. A number is never given to another sentence. */
  number: number
}

/** An area from its rows. A documented row names its document. Throws a RangeError for one that does not. */
export function area(code: string, title: string, subject: Subject, rows: RequirementRow[]): RequirementArea {
  const requirements = rows.map(({ number, ...row }): Requirement => {
    const id = `${code}-${number}`
    const document = row.document ?? documentOf(row.source)
    if (document === undefined) throw new RangeError(`${id} is documented, and does not say where`)
    return { id, subject, readings: [], minimum: 1, ...row, document }
  })
  return { code, title, requirements }
}

function documentOf(source: Source): string | undefined {
  if (source === 'stated') return documents.specification
  return source === 'assumed' ? 'assumed; see docs/decisions' : undefined
}
