export { openBrowser } from './browser.ts'
export { type CommandPost, startCommandPost } from './command-post.ts'
export { createTestDatabase, type TestDatabase } from './test-database.ts'
export { startThrowAwayPostgres, type ThrowAwayPostgres } from './throw-away-postgres.ts'
