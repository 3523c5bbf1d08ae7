import { stroomVan } from '#dossier';
import { GENESIS_HASH, chained, sha256Hex } from '#event-sourcing';
import type { EventLog, UnpositionedRecord } from '#event-sourcing';

const PER_CASE = 20;

const uuid = (name: string): string =>
  sha256Hex(name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const record = (casus: number, vorige: UnpositionedRecord | undefined): UnpositionedRecord => {
  const volgnummer = vorige ? vorige.volgnummer + 1 : 0;
  const id = uuid(`${casus}/${volgnummer}`);
  return chained({
    id,
    type: 'MeldingOntvangen',
    versie: 1,
    casusId: uuid(`casus ${casus}`),
    volgnummer,
    plaatsgevondenOp: '2026-03-03T10:15:00+01:00',
    vastgelegdOp: '2026-03-03T09:15:02.113Z',
    actor: { partij: { soort: 'veilig-thuis', id: 'zuid-limburg' }, medewerker: 'm-1', rol: 'veilig-thuis' },
    correlatieId: id,
    causatieId: id,
    data: {
      meldingId: id,
      bron: 'politie',
      spoedeisend: false,
      gemeenten: ['GM0917'],
      gezinsvoogdBetrokken: false,
    },
    verzegeld: null,
    vorigeHash: vorige?.hash ?? GENESIS_HASH,
  });
};

/** A log of made-up cases, each a melding again and again. */
export const vulLog = async (log: EventLog, events: number): Promise<void> => {
  for (let casus = 0; casus * PER_CASE < events; casus += 1) {
    const records: UnpositionedRecord[] = [];
    for (let step = 0; step < PER_CASE; step += 1) records.push(record(casus, records.at(-1)));
    await log.append(stroomVan(records[0]?.casusId ?? ''), -1, records);
  }
};
