export { discardFolder } from './discard-folder.ts'
export { DataFolderInUse } from './folder-owner.ts'
export { type Postgres, type PostgresOptions, startPostgres } from './start-postgres.ts'
