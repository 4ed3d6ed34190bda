export { openBrowser } from './browser.ts'
export { createTestDatabase, type TestDatabase } from './test-database.ts'
export { startThrowAwayPostgres, type ThrowAwayPostgres } from './throw-away-postgres.ts'
