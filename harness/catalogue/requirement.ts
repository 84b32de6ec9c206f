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

type Particulars = Partial<Pick<Requirement, 'document' | 'readings' | 'minimum'>> &
  Pick<Requirement, 'capability' | 'cannotShow'>

/** What varies between two requirements of one area, as a row. */
export type RequirementRow = [
  number: number,
  source: Source,
  weight: Weight,
  sentence: string,
  section: string,
  particulars?: Particulars,
]

/** An area from its rows. A documented row names its document. Throws a RangeError for one that does not. */
export function area(code: string, title: string, subject: Subject, rows: RequirementRow[]): RequirementArea {
  const requirements = rows.map(([number, source, weight, sentence, section, particulars = {}]): Requirement => {
    const id = `${code}-${number}`
    const document = particulars.document ?? documentOf(source)
    if (document === undefined) throw new RangeError(`${id} is documented, and does not say where`)
    const byDefault = { readings: [], minimum: 1 }
    return { id, sentence, source, section, weight, subject, ...byDefault, ...particulars, document }
  })
  return { code, title, requirements }
}

function documentOf(source: Source): string | undefined {
  if (source === 'stated') return documents.specification
  return source === 'assumed' ? 'assumed; see docs/decisions' : undefined
}
