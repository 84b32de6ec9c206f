import { z } from 'zod'
import { checkedMap } from '../state/checked-map.ts'
import type { LastingValue } from '../state/lasting-value.ts'
import type { StateTables } from '../state/state-tables.ts'
import { type ArmedFault, armedFaultSchema } from './armed-fault.ts'

/** What the tables have of the faults of a world. */
export interface KeptFaults {
  /** The seed of the faults that strike by chance. */
  seed: LastingValue<number>
  /** How many were armed so far; their ids follow from it. */
  armedBefore: LastingValue<number>
  /** The faults that were armed when the servers stopped, in the order in which they were armed. */
  armed: ArmedFault[]
  /** Those that were armed together, with the ones of them that were disarmed since. */
  groups: ArmedFault[][]
  arm(fault: ArmedFault): void
  armTogether(group: readonly ArmedFault[]): void
  disarm(faultId: string): void
  clear(): void
  /** The counts of a fault are others now. They are kept a moment later. */
  counted(fault: ArmedFault): void
}

const keptFaultSchema = z.strictObject({
  fault: armedFaultSchema,
  /** The id of the first of those that were armed together; absent: it was armed alone. */
  together: z.string().optional(),
  /** Kept for its counts, because others of its group are still armed. */
  isDisarmed: z.literal(true).optional(),
})

/**
 * The faults of a store. What is armed and disarmed is noted at once, counts with the next lazy notes. `onDropped` is called for each fault that this version
 * does not understand.
 */
export function createKeptFaults(
  tables: StateTables,
  firstSeed: number,
  onDropped: (faultId: string, reason: string) => void,
): KeptFaults {
  const records = checkedMap(tables, 'faults', { schema: keptFaultSchema, onDropped })
  const held = [...records.values()].map((record) => ({ ...record, fault: { ...record.fault } }))
  const changed = new Set<ArmedFault>()
  tables.lazily?.(() => {
    for (const fault of changed) {
      const record = records.get(fault.faultId)
      if (record !== undefined) records.set(fault.faultId, { ...record, fault: { ...fault } })
    }
    changed.clear()
  })
  const groupIds = new Set(held.flatMap(({ together }) => together ?? []))
  const armedBefore = tables.value('faults armed', () => 0)
  // It can be less, when a repair of the store removed the count: then two faults would have one id.
  const highest = Math.max(0, ...held.map(({ fault }) => Number(fault.faultId.replace(/^fault-/, '')) || 0))
  if (armedBefore.get() < highest) armedBefore.set(highest)
  return {
    seed: tables.value('seed of faults', () => firstSeed),
    armedBefore,
    armed: held.filter(({ isDisarmed }) => !isDisarmed).map(({ fault }) => fault),
    groups: [...groupIds].map((id) => held.filter(({ together }) => together === id).map(({ fault }) => fault)),
    arm: (fault) => void records.set(fault.faultId, { fault: { ...fault } }),
    armTogether: (group) => {
      const together = group[0]?.faultId
      for (const fault of group) records.set(fault.faultId, { fault: { ...fault }, together })
    },
    disarm: (faultId) => {
      const record = records.get(faultId)
      if (record === undefined) return
      const others = [...records].filter(
        ([otherId, { together }]) => together !== undefined && together === record.together && otherId !== faultId,
      )
      const isCounted = others.some(([, { isDisarmed }]) => !isDisarmed)
      if (isCounted) records.set(faultId, { ...record, isDisarmed: true })
      else for (const id of [faultId, ...others.map(([otherId]) => otherId)]) records.delete(id)
    },
    clear: () => {
      records.clear()
      changed.clear()
    },
    counted: (fault) => {
      if (tables.lazily !== undefined) changed.add(fault)
    },
  }
}
