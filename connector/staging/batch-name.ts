/** Makes the names of the batches of one run. */
export type BatchNames = () => string

/**
 * Names in the documented form `YYYYMMDD0000-TeleMessage_<file#>_<TimeZipped>.zip`. All times are the run's own `now`, so
 * that a run can be repeated; the count distinguishes its batches. They hold no personal data (SEC-1).
 */
export function createBatchNames(now: Date): BatchNames {
  const digits = now.toISOString().replaceAll(/\D/g, '')
  let count = 0
  return () => {
    count += 1
    return `${digits.slice(0, 8)}0000-TeleMessage_${count}_${digits.slice(8)}.zip`
  }
}

const batchName = /^\d{12}-TeleMessage_\d+_\d{9}\.zip$/

/** Whether it is the name of a batch. */
export function isBatchName(name: string): boolean {
  return batchName.test(name)
}
