export { InMemoryCasuslijsten } from './testing/in-memory-casuslijsten.js';
