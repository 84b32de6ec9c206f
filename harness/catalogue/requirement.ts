import type { Capability } from './capabilities.ts'
import { documents } from './documents.ts'
import type { ReadingId } from './readings.ts'

/**
 * The source of a requirement: stated by the specification, documented in another public document, or assumed by this
 * suite.
 */
export type Source = 'stated' | 'documented' | 'assumed'

/** A broken `must` fails a run; a broken `should` warns, unless the run is strict. */
export type Weight = 'must' | 'should'

/** Who must meet it. Only `connector` counts for a connector; the others are this mock's own self-test. */
export type Subject = 'connector' | 'site' | 'tenant'

/** One sentence of the specification that can be checked. */
export interface Requirement {
  /** Stable and easy to type: `MAP-5`. Never reused for another sentence. */
  id: string
  sentence: string
  source: Source
  /** Title and publisher of the document. */
  document: string
  /** The part of the document, by its heading or in words; for an assumption, what it follows from. */
  section: string
  weight: Weight
  subject: Subject
  /** The readings that decide what exactly is required, if sources disagree or say nothing; often none. */
  readings: ReadingId[]
  capability?: Capability
  /**
   * How often its situation must occur in one world for a pass to mean anything; below this, the verdict is `unknown`.
   */
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

/** A requirement as its area lists it: without the fields that the whole area shares, and without defaults. */
export interface RequirementRow
  extends Pick<Requirement, 'sentence' | 'source' | 'section' | 'weight' | 'capability' | 'cannotShow'>,
    Partial<Pick<Requirement, 'document' | 'readings' | 'minimum'>> {
  /** The number in its id. A number is never reused for another sentence. */
  number: number
}

/** Makes an area from its rows. Throws a RangeError if a documented row does not name its document. */
export function area(code: string, title: string, subject: Subject, rows: RequirementRow[]): RequirementArea {
  const requirements = rows.map(({ number, ...row }): Requirement => {
    const id = `${code}-${number}`
    const document = row.document ?? documentOf(row.source)
    if (document === undefined) throw new RangeError(`${id} is documented, but does not say where`)
    return { id, subject, readings: [], minimum: 1, ...row, document }
  })
  return { code, title, requirements }
}

function documentOf(source: Source): string | undefined {
  if (source === 'stated') return documents.specification
  return source === 'assumed' ? 'assumed; see docs/decisions' : undefined
}
