import type { ReadingId } from './readings.ts'

/** Where a requirement comes from: stated by the specification, documented elsewhere in public, or assumed by us. */
export type Source = 'stated' | 'documented' | 'assumed'

/** `must` fails a run; `should` warns, unless the run is strict. */
export type Weight = 'must' | 'should'

/** Who has to meet it. Only `connector` counts for a connector; the others are this mock's own self-test. */
export type Subject = 'connector' | 'site' | 'tenant'

/** A capability that a connector's maker may declare; requirements that depend on one are inapplicable without it. */
export type Capability = 'staging: azure-blob' | 'itemClass' | 'importLog'

/** One sentence of the specification that somebody can be held to. */
export interface Requirement {
  /** Stable and typeable: `MAP-5`. Never given to another sentence. */
  id: string
  sentence: string
  source: Source
  /** Document and section, in words. */
  document: string
  weight: Weight
  subject: Subject
  /** The reading that decides what exactly is demanded, where sources disagree or are silent. */
  reading?: ReadingId
  capability?: Capability
}

/** A group of requirements that share the letters of their ids. */
export interface RequirementArea {
  /** The letters: `MAP`. */
  code: string
  title: string
  requirements: Requirement[]
}

/** What varies between two requirements of one area, as a row. */
export type RequirementRow = [
  number: number,
  source: Source,
  weight: Weight,
  sentence: string,
  extra?: { document?: string; reading?: ReadingId; capability?: Capability },
]

const documentOf: Record<Source, string> = {
  stated: 'Set up a connector to archive WhatsApp data',
  documented: 'public documentation of Microsoft and TeleMessage',
  assumed: 'assumed; see docs/decisions',
}

/** An area from its rows; `section` names the part of the specification that stated rows come from. */
export function area(
  code: string,
  title: string,
  subject: Subject,
  section: string,
  rows: RequirementRow[],
): RequirementArea {
  const requirements = rows.map(([number, source, weight, sentence, extra = {}]) => {
    const { document, ...rest } = extra
    const from = source === 'stated' ? `${documentOf.stated}: ${section}` : documentOf[source]
    return { id: `${code}-${number}`, sentence, source, document: document ?? from, weight, subject, ...rest }
  })
  return { code, title, requirements }
}
