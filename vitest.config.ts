import { defineConfig } from 'vitest/config'

const pure = [
  'platform/{kit,web,ui,field}/**/*.test.{ts,tsx}',
  'rooms/*/{domain,web,field}/**/*.test.{ts,tsx}',
  'apps/{web,field,city}/**/*.test.ts',
  'tools/**/*.test.ts',
  'profiles/**/*.test.ts',
]
const server = ['platform/{server,testing}/**/*.test.ts', 'rooms/*/server/**/*.test.ts', 'apps/server/**/*.test.ts']

/**
 * Three kinds of test: without a database, on a real PostgreSQL, and whole stories in a browser. The files of one worker
 * share its modules (`isolate: false`): loading the house once instead of 180 times halves the run. A test that leaves
 * something behind in a module breaks its neighbours, and should.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    allowOnly: false,
    reporters: ['default'],
    projects: [
      { test: { name: 'pure', include: pure, isolate: false, testTimeout: 20_000 } },
      {
        test: {
          name: 'server',
          include: server,
          isolate: false,
          globalSetup: 'platform/testing/database-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'stories',
          isolate: false,
          include: ['e2e/**/*.story.ts'],
          globalSetup: 'platform/testing/database-setup.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
