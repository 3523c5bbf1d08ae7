import { GENESIS_HASH, chained } from '#event-sourcing';
import type { Partij, UnpositionedRecord } from '#event-sourcing';
import type { CasusGebeurtenis } from '#dossier';
import { HEERLEN, VT, feit, geschiedenisVan } from '#dossier/testing';

export const CASUS = '00000000-0000-8000-8000-000000000001';

const id = (n: number): string => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;

/** The records of a case as the hub exports them, one chain. */
export const records = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  casusId = CASUS,
): readonly UnpositionedRecord[] =>
  gebeurtenissen.reduce<readonly UnpositionedRecord[]>(
    (tot, { type, versie, volgnummer, plaatsgevondenOp, vastgelegdOp, actor, data }) => [
      ...tot,
      chained({
        id: id(volgnummer),
        type,
        versie,
        casusId,
        volgnummer,
        plaatsgevondenOp,
        vastgelegdOp,
        actor,
        correlatieId: id(volgnummer),
        causatieId: id(volgnummer),
        data: { ...data },
        verzegeld: null,
        vorigeHash: tot.at(-1)?.hash ?? GENESIS_HASH,
      }),
    ],
    [],
  );

export const regels = (van: readonly unknown[]): string =>
  `${van.map((v) => JSON.stringify(v)).join('\n')}\n`;

const ontvanger: Partij = HEERLEN;

/** A dienst, a handover after it, and an acceptance that VT recorded late for a team that then disputed it. */
export const betwist = geschiedenisVan(
  feit('MeldingOntvangen')('2026-03-02 09:00', {
    meldingId: 'm1',
    bron: 'politie',
    spoedeisend: false,
    gemeenten: ['GM0917'],
    gezinsvoogdBetrokken: false,
  }),
  feit('TriageBesluit')('2026-03-03 09:00', {
    besluit: 'dienst-voorwaarden-en-vervolg',
    aanTriagetafel: false,
    informerenAndersAfgesproken: false,
  }),
  feit('DienstAfgerond')('2026-05-06 12:00', {
    dienst: 'voorwaarden-en-vervolg',
    veiligheidsvoorwaarden: 3,
    acuutOnveilig: false,
    dossierGesloten: false,
  }),
  feit('OverdrachtVerstuurd')('2026-05-06 13:00', {
    overdrachtId: 'o1',
    pad: 'na-dienst',
    van: VT,
    ontvangers: [ontvanger],
    wijze: 'digitaal',
    aanTriagetafel: false,
  }),
  feit('OverdrachtAanvaard')(
    '2026-05-07 09:00',
    { overdrachtId: 'o1', ontvanger, wijze: 'mondeling' },
    VT,
    '2026-05-09 11:30',
  ),
  feit('BevestigingBetwist')('2026-05-12 09:00', { overdrachtId: 'o1', ontvanger }, ontvanger),
);
