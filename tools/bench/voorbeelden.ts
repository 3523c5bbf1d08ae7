import { stroomVan } from '#dossier';
import { GENESIS_HASH, NO_STREAM, chained, sha256Hex } from '#event-sourcing';
import type { EventLog, UnpositionedRecord } from '#event-sourcing';

const PER_CASUS = 20;
const TEGELIJK = 16;

const uuid = (naam: string): string =>
  sha256Hex(naam).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** The records of one invented case, chained; what they say does not matter here, their size does. */
export const voorbeeldcasus = (nummer: number): readonly UnpositionedRecord[] => {
  const records: UnpositionedRecord[] = [];
  for (let volgnummer = 0; volgnummer < PER_CASUS; volgnummer += 1) {
    const id = uuid(`${nummer}/${volgnummer}`);
    records.push(
      chained({
        id,
        type: 'MeldingOntvangen',
        versie: 1,
        casusId: uuid(`casus ${nummer}`),
        volgnummer,
        plaatsgevondenOp: '2026-03-03T10:15:00+01:00',
        vastgelegdOp: '2026-03-03T09:15:02.113Z',
        actor: { partij: { soort: 'veilig-thuis', id: 'voorbeeld' }, medewerker: 'm-1', rol: 'veilig-thuis' },
        ...{ correlatieId: id, causatieId: id, verzegeld: null },
        data: {
          ...{ meldingId: id, bron: 'politie', spoedeisend: false, gemeenten: ['GM0917'] },
          gezinsvoogdBetrokken: false,
        },
        vorigeHash: records.at(-1)?.hash ?? GENESIS_HASH,
      }),
    );
  }
  return records;
};

/** Fills a log with about this many events. */
export const vul = async (log: EventLog, gebeurtenissen: number): Promise<void> => {
  let volgende = 0;
  const loper = async (): Promise<void> => {
    for (let nummer = volgende++; nummer * PER_CASUS < gebeurtenissen; nummer = volgende++) {
      const records = voorbeeldcasus(nummer);
      await log.append(stroomVan(records[0]?.casusId ?? ''), NO_STREAM, records);
    }
  };
  await Promise.all(Array.from({ length: TEGELIJK }, loper));
};
