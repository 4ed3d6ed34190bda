export { dumpSchema } from './dump-schema.ts'
export { MIGRATIONS, type MigrateOptions, migrate } from './migrate.ts'
