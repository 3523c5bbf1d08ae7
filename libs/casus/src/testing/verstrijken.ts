import type { Afsprakenboek, TermijnId } from '#afspraken';
import { instantMs, isoInstant } from '#afspraken';
import { termijnenVan, verstrekenGegevens } from '#dossier';
import type { CasusGebeurtenis, Casustermijn } from '#dossier';
import { VT } from '#dossier/testing';
import type { Partij } from '#event-sourcing';
import type { Daad } from './daden.js';

/** The hub notes that this term passed, at its legal instant; recorded then, or at `vastgelegdOp`. */
export const verstrijking = (
  termijn: Casustermijn,
  { door = VT, vastgelegdOp = termijn.overschredenVanaf }: { door?: Partij; vastgelegdOp?: string } = {},
): Daad => ({
  stap: {
    type: 'TermijnVerstreken',
    data: verstrekenGegevens(termijn),
    plaatsgevondenOp: termijn.overschredenVanaf,
  },
  door,
  vastgelegdOp: isoInstant(instantMs(vastgelegdOp)),
});

/** Everything that has ended by then, far beyond the last monitoring moment. */
const ALTIJD_MS = instantMs('2040-01-01T00:00:00Z');

/** The first term with this id that these events started. */
export const termijnUit = (
  geschiedenis: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  id: TermijnId,
): Casustermijn => {
  const gevonden = termijnenVan(geschiedenis, boek, { nuMs: ALTIJD_MS }).find(
    ({ termijn }) => termijn === id,
  );
  if (!gevonden) throw new Error(`these events start no ${id}`);
  return gevonden;
};
