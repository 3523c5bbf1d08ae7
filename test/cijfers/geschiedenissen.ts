import fc from 'fast-check';
import { instantMs, isoInstant } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import { lot, speelLoten } from '#casus/testing';
import type { Regio } from '#casus/testing';
import { alsGebeurtenis, stroomVan } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import {
  GI,
  HEERLEN,
  HEERLEN_ZUID,
  STEIN,
  VAALS,
  VEILIGHEIDSHUIS,
  VT,
  ZORGAANBIEDER,
} from '#dossier/testing';
import { GENESIS_HASH, NO_STREAM, chained, sha256Hex } from '#event-sourcing';
import type { EventLog, UnpositionedRecord } from '#event-sourcing';
import { Simulatie } from '#simulatie';

export interface Geschiedenis {
  readonly casusId: string;
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
}

const ZUID_LIMBURG: Regio = {
  veiligThuis: VT,
  teams: [HEERLEN, STEIN, HEERLEN_ZUID, VAALS],
  partners: [GI, ZORGAANBIEDER, VEILIGHEIDSHUIS],
  gemeenten: [['GM0917'], ['GM0917', 'GM0971'], ['GM0971'], ['GM0917'], ['GM0917', 'GM0981'], ['GM0981']],
};

const WEEK_MS = 7 * 86_400_000;
/** Ten years before the generated begin, so that the calendar of every year is met. */
const WEKEN = 520;
const MAX_STAPPEN = 30;

const uuidVan = (naam: string): string => {
  const hex = sha256Hex(naam);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Cases as the rules allowed them to become, spread over ten years by whole weeks; the same for the same seed. */
export const geschiedenissen = (aantal: number, seed: number, boek: Afsprakenboek): readonly Geschiedenis[] =>
  fc
    .sample(fc.tuple(fc.array(lot, { minLength: 4, maxLength: MAX_STAPPEN, size: 'max' }), fc.nat(WEKEN)), {
      seed,
      numRuns: aantal,
    })
    .map(([loten, weken], i) => ({
      casusId: uuidVan(`casus ${seed} ${i}`),
      gebeurtenissen: speelLoten(loten, ZUID_LIMBURG, boek).geschiedenis.map(eerder(weken)),
    }))
    .filter(({ gebeurtenissen }) => gebeurtenissen.length > 0);

const eerder =
  (weken: number) =>
  (gebeurtenis: CasusGebeurtenis): CasusGebeurtenis => {
    const verzet = (instant: string): string => isoInstant(instantMs(instant) - weken * WEEK_MS);
    const data =
      gebeurtenis.type === 'OnveiligheidVastgesteld'
        ? { datum: verzet(`${gebeurtenis.data.datum}T12:00:00Z`).slice(0, 10) }
        : gebeurtenis.data;
    return {
      ...gebeurtenis,
      data,
      plaatsgevondenOp: verzet(gebeurtenis.plaatsgevondenOp),
      vastgelegdOp: verzet(gebeurtenis.vastgelegdOp),
    } as CasusGebeurtenis;
  };

export const recordsVan = ({ casusId, gebeurtenissen }: Geschiedenis): readonly UnpositionedRecord[] => {
  const records: UnpositionedRecord[] = [];
  for (const gebeurtenis of gebeurtenissen) {
    const id = uuidVan(`${casusId} ${gebeurtenis.volgnummer}`);
    records.push(
      chained({
        ...gebeurtenis,
        data: { ...gebeurtenis.data },
        id,
        casusId,
        correlatieId: id,
        causatieId: id,
        verzegeld: null,
        vorigeHash: records.at(-1)?.hash ?? GENESIS_HASH,
      }),
    );
  }
  return records;
};

export interface Gesimuleerd {
  readonly casussen: number;
  readonly zaad: string;
  readonly jaren: readonly [van: number, tot: number];
}

/** A plausible history of Zuid-Limburg, appended in the order of record time. */
export const simuleer = async (
  log: EventLog,
  { casussen, zaad, jaren: [van, tot] }: Gesimuleerd,
  boek: Afsprakenboek,
): Promise<readonly Geschiedenis[]> => {
  const alle = new Map<string, CasusGebeurtenis[]>();
  const simulatie = new Simulatie({
    boek,
    zaad,
    van: `${van}-01-01T00:00:00Z`,
    tot: `${tot}-01-01T00:00:00Z`,
    casussen,
    regios: ['zuid-limburg'],
  });
  for (const { stroom, verwachteRevisie, records } of simulatie) {
    await log.append(stroom, verwachteRevisie, records);
    for (const record of records)
      alle.set(record.casusId, [...(alle.get(record.casusId) ?? []), alsGebeurtenis(record)]);
  }
  return [...alle].map(([casusId, gebeurtenissen]) => ({ casusId, gebeurtenissen }));
};

export const schrijf = async (log: EventLog, alle: readonly Geschiedenis[]): Promise<void> => {
  for (const geschiedenis of alle)
    await log.append(stroomVan(geschiedenis.casusId), NO_STREAM, recordsVan(geschiedenis));
};
