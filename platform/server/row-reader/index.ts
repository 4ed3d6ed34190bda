export { openRowReader, type RowReader } from './row-reader.ts'
