export { type JudgedRow, mappingVerdicts, type RowVerdict } from './mapping-verdicts.ts'
export { typedAddress } from './typed-address.ts'
export { typedNumber } from './typed-number.ts'
export { type TableFault, typedTable } from './typed-table.ts'
