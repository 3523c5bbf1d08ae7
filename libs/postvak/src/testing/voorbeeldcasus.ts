import { GENESIS_HASH, chained, sha256Hex } from '#event-sourcing';
import type { Partij, UnpositionedRecord } from '#event-sourcing';
import type { Casusdossier, GebeurtenisData, OverdrachtPad } from '#dossier';
import { HEERLEN, VT, feit, geschiedenisVan } from '#dossier/testing';
import type { Feit } from '#dossier/testing';

type Data<T extends keyof GebeurtenisData> = GebeurtenisData[T];

/** A UUID that is the same in every run. */
export const uuidVan = (naam: string): string => {
  const hex = sha256Hex(naam);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The handover of the example. */
export const O1 = uuidVan('o1');

export const melding = (op: string, anders: Partial<Data<'MeldingOntvangen'>> = {}, door = VT): Feit =>
  feit('MeldingOntvangen')(
    op,
    {
      meldingId: uuidVan(`melding ${op}`),
      bron: 'politie',
      spoedeisend: false,
      gemeenten: ['GM0917'],
      gezinsvoogdBetrokken: false,
      ...anders,
    },
    door,
  );

export const triage = (op: string, besluit: Data<'TriageBesluit'>['besluit'] = 'lokaal-veld'): Feit =>
  feit('TriageBesluit')(op, { besluit, aanTriagetafel: false, informerenAndersAfgesproken: true });

export const afgerond = (op: string): Feit =>
  feit('DienstAfgerond')(op, {
    dienst: 'onderzoek',
    oordeel: 'bevestigd',
    veiligheidsvoorwaarden: 1,
    acuutOnveilig: false,
    dossierGesloten: false,
  });

export const verstuurd = (
  op: string,
  pad: OverdrachtPad = 'direct',
  anders: Partial<Data<'OverdrachtVerstuurd'>> = {},
): Feit =>
  feit('OverdrachtVerstuurd')(
    op,
    {
      overdrachtId: O1,
      pad,
      van: VT,
      ontvangers: [HEERLEN],
      wijze: 'digitaal',
      aanTriagetafel: false,
      ...anders,
    },
    anders.van ?? VT,
  );

export const ontvangst = (op: string, door: Partij = HEERLEN, ontvanger: Partij = HEERLEN): Feit =>
  feit('OntvangstBevestigd')(op, { overdrachtId: O1, ontvanger, wijze: 'mondeling' }, door);

export const aanvaarding = (op: string, door: Partij = HEERLEN, ontvanger: Partij = HEERLEN): Feit =>
  feit('OverdrachtAanvaard')(op, { overdrachtId: O1, ontvanger, wijze: 'mondeling' }, door);

export const dossierMet = (casusId: string, ...feiten: readonly Feit[]): Casusdossier => ({
  casusId,
  records: [],
  gebeurtenissen: geschiedenisVan(...feiten),
});

/** The same history as records of its stream, ready to append from the first one. */
export const recordsVan = ({ casusId, gebeurtenissen }: Casusdossier): readonly UnpositionedRecord[] => {
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
