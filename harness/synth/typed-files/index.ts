export { type JudgedRow, mappingVerdicts, type RowVerdict } from './mapping-verdicts.ts'
export { type TypedAddress, typedAddress } from './typed-address.ts'
export { type TypedNumber, typedNumber } from './typed-number.ts'
export { type TableFault, type TableRow, type TypedTable, typedTable } from './typed-table.ts'
