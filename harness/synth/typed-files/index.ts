export { formerForm } from './number-changes.ts'
export { type TypedAddress, typedAddress } from './typed-address.ts'
export { type TypedNumber, typedNumber } from './typed-number.ts'
export { type TableFault, type TableRow, type TypedTable, typedTable } from './typed-table.ts'
