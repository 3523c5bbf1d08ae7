export { withTestDatabase } from './embedded-postgres/testing/with-test-database.js';
export type { TestDatabase } from './embedded-postgres/testing/with-test-database.js';
