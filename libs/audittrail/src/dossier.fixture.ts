import type { CasusGebeurtenis } from '#dossier';
import { dossierVan, stroomVan } from '#dossier';
import type { Casusdossier } from '#dossier';
import { HEERLEN, STEIN, VT, feit, geschiedenisVan } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import { GENESIS_HASH, chained, sha256Hex } from '#event-sourcing';
import type { EventLog, Partij, UnpositionedRecord } from '#event-sourcing';
import { InMemoryEventLog } from '#event-sourcing/testing';

export const CASUS = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';

/** A ciphertext that nobody can open: specs of reading have no key. */
export const VERZEGELD = Buffer.from('onleesbaar zonder sleutel').toString('base64');

const idVan = (casusId: string, volgnummer: number): string => {
  const hex = sha256Hex(`${casusId} ${volgnummer}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The history as the hub stores it: chained, and sealed where a handover was sent. */
export const recordsVan = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  casusId: string = CASUS,
): readonly UnpositionedRecord[] =>
  gebeurtenissen.reduce<readonly UnpositionedRecord[]>((eerdere, gebeurtenis) => {
    const { volgnummer, type, data } = gebeurtenis;
    const id = idVan(casusId, volgnummer);
    const record = chained({
      ...gebeurtenis,
      id,
      casusId,
      data: { ...data },
      actor: { ...gebeurtenis.actor, medewerker: 'm-17', rol: gebeurtenis.actor.partij.soort },
      correlatieId: id,
      causatieId: id,
      verzegeld: type === 'OverdrachtVerstuurd' ? VERZEGELD : null,
      vorigeHash: eerdere.at(-1)?.hash ?? GENESIS_HASH,
    });
    return [...eerdere, record];
  }, []);

export const schrijf = async (log: EventLog, feiten: readonly Feit[], casusId = CASUS): Promise<void> => {
  const records = recordsVan(geschiedenisVan(...feiten), casusId);
  if (records.length > 0) await log.append(stroomVan(casusId), -1, records);
};

/** The file of a case as it is read from a log. */
export const dossier = async (...feiten: readonly Feit[]): Promise<Casusdossier> => {
  const log = new InMemoryEventLog();
  await schrijf(log, feiten);
  return dossierVan(CASUS, log.readStream(stroomVan(CASUS)));
};

export const melding = (op: string, gemeenten: readonly string[] = ['GM0917'], vastgelegd?: string): Feit =>
  feit('MeldingOntvangen')(
    op,
    {
      meldingId: `melding ${op}`,
      bron: 'politie',
      spoedeisend: false,
      gemeenten,
      gezinsvoogdBetrokken: false,
    },
    VT,
    vastgelegd,
  );

export const triage = (op: string, besluit: 'lokaal-veld' | 'dienst-onderzoek' | 'client-systeem'): Feit =>
  feit('TriageBesluit')(op, { besluit, aanTriagetafel: false, informerenAndersAfgesproken: false });

export const dienstAfgerond = (op: string): Feit =>
  feit('DienstAfgerond')(op, {
    dienst: 'onderzoek',
    oordeel: 'bevestigd',
    veiligheidsvoorwaarden: 2,
    acuutOnveilig: false,
    dossierGesloten: false,
  });

export const overdracht = (
  op: string,
  overdrachtId: string,
  pad: 'direct' | 'na-dienst' | 'doorgifte',
  van: Partij,
  ...ontvangers: readonly Partij[]
): Feit =>
  feit('OverdrachtVerstuurd')(
    op,
    { overdrachtId, pad, van, ontvangers, wijze: 'digitaal', aanTriagetafel: false },
    van,
  );

export const ontvangst = (op: string, overdrachtId: string, ontvanger: Partij): Feit =>
  feit('OntvangstBevestigd')(op, { overdrachtId, ontvanger, wijze: 'digitaal' }, ontvanger);

/** Given orally to VT, which recorded it for the recipient, later. */
export const mondelingAanvaard = (
  op: string,
  overdrachtId: string,
  ontvanger: Partij,
  vastgelegd: string,
): Feit => feit('OverdrachtAanvaard')(op, { overdrachtId, ontvanger, wijze: 'mondeling' }, VT, vastgelegd);

export const oordeel = (
  type: 'BevestigingBekrachtigd' | 'BevestigingBetwist',
  op: string,
  overdrachtId: string,
  ontvanger: Partij,
): Feit => feit(type)(op, { overdrachtId, ontvanger }, ontvanger);

/** A direct handover to Heerlen-Noord, confirmed the next morning. */
export const directOvergedragen: readonly Feit[] = [
  melding('2026-03-02 09:00'),
  triage('2026-03-04 14:00', 'lokaal-veld'),
  overdracht('2026-03-04 15:00', 'o1', 'direct', VT, HEERLEN),
  ontvangst('2026-03-05 08:30', 'o1', HEERLEN),
];

/** A dienst, then a handover that Heerlen-Noord accepted orally on Tuesday; VT recorded it on Friday. */
export const mondelingOvergedragen: readonly Feit[] = [
  melding('2026-03-02 09:00'),
  triage('2026-03-04 14:00', 'dienst-onderzoek'),
  dienstAfgerond('2026-04-20 12:00'),
  overdracht('2026-04-20 13:00', 'o1', 'na-dienst', VT, HEERLEN),
  mondelingAanvaard('2026-04-21 10:00', 'o1', HEERLEN, '2026-04-24 16:00'),
];

/** Heerlen-Noord passed it on to Stein, which has not answered yet. */
export const doorgegeven: readonly Feit[] = [
  ...directOvergedragen,
  overdracht('2026-04-01 09:00', 'o2', 'doorgifte', HEERLEN, STEIN),
];
