import type { z } from 'zod'
import type { BodyDescription, OperationDescription } from '../../../control/self-description/described-operation.ts'
import type { GraphErrorName } from '../../graph/errors.ts'

/** What an operation of the page is about. */
export type Subject = 'wizard' | 'connectors' | 'runs' | 'organization' | 'document'

/** What the OpenAPI document says about an operation of the page. */
export type PageDescription = OperationDescription<Subject, GraphErrorName>

/** The same without what all operations of people have in common. `needs` is the role that it needs. */
export interface PersonDescription extends Omit<PageDescription, 'bearer' | 'refusals'> {
  needs?: 'roleManagement'
  refusals?: GraphErrorName[]
}

const ofEveryPerson: GraphErrorName[] = ['tokenMissing', 'tokenInvalid', 'tokenExpired', 'administratorNeeded']
const ofEveryBody: GraphErrorName[] = ['jsonUnreadable', 'bodyInvalid', 'bodyTooLarge']

/** The description of an operation for people. */
export function personDescription({ needs, refusals = [], ...said }: PersonDescription): PageDescription {
  const role: GraphErrorName = needs === undefined ? 'connectorRoleMissing' : 'roleManagementMissing'
  const ofBody = said.body === undefined ? [] : ofEveryBody
  return { ...said, bearer: 'person', refusals: [...ofEveryPerson, role, ...ofBody, ...refusals] }
}

/** A body in JSON. */
export function json(schema: z.ZodType): BodyDescription {
  return { contentType: 'application/json', schema }
}

/** Descriptions by the name of the operation. */
export type PageDescriptions = Readonly<Record<string, PageDescription>>
