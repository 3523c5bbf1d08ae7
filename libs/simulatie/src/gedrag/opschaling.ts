import { zelfdePartij } from '#dossier';
import type { GebeurtenisVan } from '#dossier';
import type { Partij } from '#event-sourcing';
import { daad, opMsVan } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';
import { KENGETALLEN } from '../kengetallen.js';

const { opschaling } = KENGETALLEN;

/** E3: one rung at a time, from the first; now and then straight to another table. */
export const planOpschaling = (loop: Casusloop, partij: Partij, vanafMs: number): void => {
  if (!loop.toeval.kans(opschaling.begint)) return;
  loop.plan(vanafMs, opschaling.tijd, { maak: schaalOp(partij) });
};

const schaalOp =
  (partij: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const beeld = loop.beeld();
    if (!beeld) return undefined;
    const isHouder = beeld.zicht.houders.some((houder) => zelfdePartij(houder.partij, partij));
    if (!isHouder) return undefined;
    const genomen = beeld.opschalingen.map(({ data }) => data.niveau);
    const niveau =
      opschaling.treden.find((trede) => !genomen.includes(trede)) ??
      loop.toeval.uit(opschaling.buitenDeTreden);
    const [gemeente] = beeld.gemeenten;
    return daad('Opgeschaald', { niveau, ...(niveau === 'gemeente' && gemeente && { gemeente }) }, partij);
  };

export const naOpschaling = (loop: Casusloop, gebeurtenis: GebeurtenisVan<'Opgeschaald'>): void => {
  const { gemeente, niveau } = gebeurtenis.data;
  const { partij } = gebeurtenis.actor;
  const opMs = opMsVan(gebeurtenis);
  const isTrede = opschaling.treden.some((trede) => trede === niveau);
  if (isTrede && loop.toeval.kans(opschaling.volgendeTrede))
    loop.plan(opMs, opschaling.tijdTrede, { maak: schaalOp(partij) });
  if (gemeente !== undefined && loop.toeval.kans(opschaling.reactie))
    loop.plan(opMs, opschaling.tijdReactie, { maak: () => reactie(gemeente) });
  if (loop.toeval.kans(opschaling.afgeslotenNaOpschaling))
    loop.plan(opMs, opschaling.tijdTrede, {
      maak: () => daad('CasusregieAfgesloten', { door: partij, grond: 'opgeschaald' }, partij),
    });
};

const reactie = (gemeente: string): Daad =>
  daad(
    'GemeenteReactieGegeven',
    { maatregel: 'gesprek-met-partijen' },
    { soort: 'gemeente', id: gemeente, gemeente },
  );
