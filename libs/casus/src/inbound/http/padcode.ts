import { CasusOnbekend, OverdrachtOnbekend } from '../../application/fouten.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is no UUID names no case: that case does not exist (404), the address itself is not wrong (400). */
export const casusIdUit = (params: unknown): string => {
  const casusId = idUit(params, 'casusId');
  if (casusId === undefined) throw new CasusOnbekend();
  return casusId;
};

export const overdrachtIdUit = (params: unknown): string => {
  const overdrachtId = idUit(params, 'overdrachtId');
  if (overdrachtId === undefined) throw new OverdrachtOnbekend();
  return overdrachtId;
};

const idUit = (params: unknown, naam: string): string | undefined => {
  const tekst = (params as Readonly<Record<string, unknown>>)[naam];
  return typeof tekst === 'string' && UUID.test(tekst) ? tekst.toLowerCase() : undefined;
};
