import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const databaseSetup = 'src/database/testing/global-setup.ts';

// Four sizes, so that the small ones stay fast: `npx vitest run --project unit`.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          exclude: ['src/*/server/**', 'src/cli/**', 'src/*.database.test.ts'],
          // No test is a timed one: the limits only end what hangs, on a slow and busy machine too.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/*/server/**/*.test.ts', 'src/*.database.test.ts'],
          globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'cli',
          include: ['src/cli/**/*.test.ts', 'tests/cli/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A browser and its server wait for each other half of the time: two pairs fill two cores, more would only crowd.
          maxWorkers: 2,
        },
      },
    ],
  },
});
