import type { Afsprakenboek } from '#afspraken';
import { instantMs } from '#afspraken';
import { alsGebeurtenis } from '#dossier';
import type { CasusGebeurtenis, Casusdossier } from '#dossier';
import type { UnpositionedRecord } from '#event-sourcing';
import { NO_STREAM } from '#event-sourcing';
import { standNa, standVan } from '../domain/stand.js';
import type { Stand } from '../domain/stap.js';

/** The last record of a stream, to which the next one is chained. */
export type Schakel = Pick<UnpositionedRecord, 'volgnummer' | 'hash' | 'vastgelegdOp'>;

/** All that a command is decided on: a case after the last event that was read or written of it. */
export interface Casusstand {
  readonly casusId: string;
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
  /** None for a case that has not begun. */
  readonly laatste?: Schakel;
  /** Id of the command that wrote each of them. */
  readonly opdrachten: readonly string[];
  readonly stand?: Stand;
}

export const nieuweCasusstand = (casusId: string): Casusstand => ({
  ...{ casusId, gebeurtenissen: [], opdrachten: [] },
});

export const casusstandVan = (
  { casusId, records, gebeurtenissen }: Casusdossier,
  boek: Afsprakenboek,
): Casusstand => {
  const laatste = records.at(-1);
  const stand = standVan(gebeurtenissen, boek);
  return {
    ...{ casusId, gebeurtenissen },
    opdrachten: records.map(({ causatieId }) => causatieId),
    ...(laatste && { laatste }),
    ...(stand && { stand }),
  };
};

/** After the records that a command has written. What is sealed in them decides nothing and is not kept. */
export const metGeschreven = (
  casus: Casusstand,
  records: readonly UnpositionedRecord[],
  boek: Afsprakenboek,
): Casusstand => {
  const nieuwe = records.map((record) => ({ ...alsGebeurtenis(record), verzegeld: null }));
  const gebeurtenissen = [...casus.gebeurtenissen, ...nieuwe];
  const laatste = records.at(-1) ?? casus.laatste;
  const stand = standNa(casus.stand, gebeurtenissen, nieuwe, boek);
  return {
    ...{ casusId: casus.casusId, gebeurtenissen },
    opdrachten: [...casus.opdrachten, ...records.map(({ causatieId }) => causatieId)],
    ...(laatste && { laatste: schakel(laatste) }),
    ...(stand && { stand }),
  };
};

const schakel = ({ volgnummer, hash, vastgelegdOp }: Schakel): Schakel => ({
  volgnummer,
  hash,
  vastgelegdOp,
});

export const revisieVan = ({ laatste }: Casusstand): number => laatste?.volgnummer ?? NO_STREAM;

/** Now, as the case knows it: see `nuVan`. */
export const nuIn = ({ laatste }: Casusstand, klokMs: number): number =>
  laatste ? Math.max(klokMs, instantMs(laatste.vastgelegdOp)) : klokMs;
