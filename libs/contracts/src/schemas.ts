import { gebeurtenisschemas } from './berichten/inhoud.js';
import type { Schemabestand } from './berichten/inhoud.js';
import { antwoordschemas } from './opdrachten/schemas.js';

/** The JSON Schema of everything that the hub publishes: what `dataschema` names. */
export const schemas = (): readonly Schemabestand[] => [...gebeurtenisschemas(), ...antwoordschemas()];
