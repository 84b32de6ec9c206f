import { partForm } from '../../../control/state/body-forms.ts'
import type { StateTables, StoredForm } from '../../../control/state/state-tables.ts'
import type { Message } from '../../mailbox/message.ts'
import type { CaseOperation } from './case-operation.ts'
import type { EdiscoveryCase, ReviewSet } from './case-record.ts'
import type { FoundItem } from './found-item.ts'

/**
 * How a store keeps a case. Its review sets and operations may have the items of a whole day, so each is kept apart from the case, and
 * once: otherwise every change of the case would write all of them.
 */
export function caseForm(
  tables: Pick<StateTables, 'bodies'>,
  messages: StoredForm<Message>,
): StoredForm<EdiscoveryCase> {
  const item = itemForm(messages)
  const sets = partForm<ReviewSet>(tables, {
    toStored: (set) => ({ ...set, items: mapped(set.items, item.toStored) }),
    fromStored: (stored) => {
      const set = stored as ReviewSet
      return { ...set, items: mapped(set.items, item.fromStored) }
    },
  })
  const operations = partForm<CaseOperation>(tables, operationForm(item))
  return {
    toStored: (one) => ({
      ...one,
      reviewSets: mapped(one.reviewSets, sets.toStored),
      operations: mapped(one.operations, operations.toStored),
    }),
    fromStored: (stored) => {
      const one = stored as EdiscoveryCase
      return {
        ...one,
        reviewSets: mapped(one.reviewSets, sets.fromStored),
        operations: mapped(one.operations, operations.fromStored),
      }
    },
  }
}

function itemForm(messages: StoredForm<Message>): StoredForm<FoundItem> {
  return {
    toStored: (item) => ({ ...item, message: messages.toStored(item.message) }),
    fromStored: (stored) => {
      const item = stored as FoundItem
      return { ...item, message: messages.fromStored(item.message) }
    },
  }
}

function operationForm(item: StoredForm<FoundItem>): StoredForm<CaseOperation> {
  return {
    toStored: (operation) => {
      const { result } = operation
      return 'items' in result
        ? { ...operation, result: { ...result, items: result.items.map(item.toStored) } }
        : operation
    },
    fromStored: (stored) => {
      const operation = stored as CaseOperation
      const { result } = operation
      return 'items' in result
        ? { ...operation, result: { ...result, items: result.items.map(item.fromStored) } }
        : operation
    },
  }
}

function mapped<From, To>(map: ReadonlyMap<string, From>, change: (value: From) => To): Map<string, To> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
