export { withTestDatabase } from './embedded-postgres/with-test-database.js';
export type { TestDatabase } from './embedded-postgres/with-test-database.js';
