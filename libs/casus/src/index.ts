export { StapVastleggen } from './application/stap-vastleggen.command.js';
export type { Stapopdracht, StapVastgelegd } from './application/stap-vastleggen.command.js';
export { Kluis } from './application/kluis.js';
export { afgeleidId } from './application/ids.js';
